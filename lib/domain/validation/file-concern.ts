import { type Concern, concerns, verdictOf } from "./signature-words";
import type { ValidatedSignature } from "./validation-report";

/**
 * What concerns the file because of some of its signatures, and how many `others` are of concern for another reason.
 */
export type FileConcern = { concern: Concern; count: number; others: number; total: number };

/** The worst of what concerns a file; undefined if every signature has passed up to an anchor, and not in a test. */
export function worstConcern(signatures: ValidatedSignature[]): FileConcern | undefined {
  const found = signatures.map((signature) => verdictOf(signature).concern);
  const concern = concerns.find((each) => found.includes(each));
  if (!concern) return undefined;
  const count = found.filter((each) => each === concern).length;
  const others = found.filter((each) => each !== undefined && each !== concern && each !== "test").length;
  return { concern, count, others, total: found.length };
}

/** Concerns of signatures that have failed or could not be checked, so that they do not prove who signed. */
const provesNothing = new Set(concerns.slice(0, concerns.indexOf("revoked_perhaps")));

export const isDecisive = ({ concern }: FileConcern): boolean => provesNothing.has(concern);
