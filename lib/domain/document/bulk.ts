import { z } from "zod";
import type { Refusal, RefusalCode } from "../request/refusal";

/** As many documents as are acted on at once. */
const maxDocuments = 200;

export const documentIds = z.array(z.string()).min(1).max(maxDocuments);

/** Why one of several documents was left as it was. Their words are in messages, under "bulk.refused". */
const bulkObstacles = [
  "document_gone",
  "not_yours",
  "cancel_first",
  "fetch_first",
  "attention_first",
  "signed_asks_twice",
  "nothing_to_cancel",
  "nobody_to_remind",
  "reminded_lately",
  "too_many_tags",
] as const satisfies RefusalCode[];

export type BulkObstacle = (typeof bulkObstacles)[number];

/** The result of an action on several documents: those for which it was done, and why not for the others. */
export type BulkOutcome = {
  done: string[];
  refused: { documentId: string; obstacle: BulkObstacle }[];
};

/** `undefined` for a refusal that stops everything. */
export const obstacleOf = ({ code }: Refusal): BulkObstacle | undefined =>
  bulkObstacles.find((obstacle) => obstacle === code);

/** How many documents each obstacle stood in the way of, the most frequent first. */
export function countObstacles({ refused }: BulkOutcome): { obstacle: BulkObstacle; count: number }[] {
  return bulkObstacles
    .map((obstacle) => ({ obstacle, count: refused.filter((each) => each.obstacle === obstacle).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
