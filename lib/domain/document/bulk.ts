import { z } from "zod";
import type { Refusal, RefusalCode } from "../request/refusal";

/** Maximum number of documents per bulk action. */
const maxDocuments = 200;

export const documentIds = z.array(z.string()).min(1).max(maxDocuments);

/** Why a bulk action skipped a document. The texts are in messages, under "bulk.refused". */
const bulkObstacles = [
  "document_gone",
  "not_yours",
  "cancel_first",
  "fetch_first",
  "attention_first",
  "signed_asks_twice",
  "nothing_to_cancel",
  "nobody_to_remind",
  "reminded_recently",
  "too_many_tags",
] as const satisfies RefusalCode[];

export type BulkObstacle = (typeof bulkObstacles)[number];

/** The result of a bulk action: the documents for which it was done, and the obstacle for each of the others. */
export type BulkOutcome = {
  done: string[];
  refused: { documentId: string; obstacle: BulkObstacle }[];
};

/** The obstacle for one document; `undefined` for a refusal that stops the whole action. */
export const obstacleOf = ({ code }: Refusal): BulkObstacle | undefined =>
  bulkObstacles.find((obstacle) => obstacle === code);

/** The number of documents per obstacle, the most frequent first. */
export function countObstacles({ refused }: BulkOutcome): { obstacle: BulkObstacle; count: number }[] {
  return bulkObstacles
    .map((obstacle) => ({ obstacle, count: refused.filter((each) => each.obstacle === obstacle).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
