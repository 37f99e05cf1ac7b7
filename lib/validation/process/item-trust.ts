import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { memoize } from "../certificates/memoize";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { keyAlgorithm } from "../crypto/used-algorithm";
import type { ReadRevocation } from "../revocation/revocation-item";
import { isStrongAt, isStrongForAuthorityAt } from "./algorithm-dates";
import type { RevocationContext } from "./revocation-status";

/** Whether a certificate may sign an item about certificates of this issuer. */
export type MayAnswer = (
  responder: ParsedCertificate,
  issuer: ParsedCertificate,
  read: ReadRevocation,
) => boolean;

export type PossibleSigners = {
  budget: ReadingBudget;
  /** Certificates that could have signed an item, besides those that it brings. */
  signersOf(read: ReadRevocation): readonly ParsedCertificate[];
};

/** Makes a judge of items that decides once for each item and issuer: many instants and chains ask it the same. */
export function createItemTrust(
  { budget, signersOf }: PossibleSigners,
  mayAnswer: MayAnswer,
): RevocationContext["isTrusted"] {
  const decisions = memoize((read: ReadRevocation) =>
    memoize((issuer: ParsedCertificate) => {
      const signers = [issuer, ...read.certificates, ...signersOf(read)];
      budget.spend("comparisons", signers.length);
      const isFrom = (each: ParsedCertificate) =>
        read.isSignedBy(each, budget) &&
        mayAnswer(each, issuer, read) &&
        isStrongForAuthorityAt(read.digest, read.producedAt) &&
        isStrongAt(keyAlgorithm(each.publicKey), read.producedAt);
      return { isTrusted: signers.some(isFrom) };
    }),
  );
  return (read, issuer) => decisions(read)(issuer).isTrusted;
}
