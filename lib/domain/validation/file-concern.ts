import { type Concern, concerns, verdictOf } from "./signature-words";
import type { ValidatedSignature } from "./validation-report";

/** What concerns the file because of some of its signatures. */
export type FileConcern = { concern: Concern; count: number; total: number };

/** The worst of what concerns a file; undefined if every signature has passed up to an anchor, and not in a test. */
export function worstConcern(signatures: ValidatedSignature[]): FileConcern | undefined {
  const found = signatures.map((signature) => verdictOf(signature).concern);
  const concern = concerns.find((each) => found.includes(each));
  return concern && { concern, count: found.filter((each) => each === concern).length, total: found.length };
}

/** Concerns of signatures that have failed or could not be checked, so that they do not prove who signed. */
const provesNothing = new Set(concerns.slice(0, concerns.indexOf("revoked_perhaps")));

export const isDecisive = ({ concern }: FileConcern): boolean => provesNothing.has(concern);
