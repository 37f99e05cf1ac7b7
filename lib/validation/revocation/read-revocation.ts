import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { memoize } from "../certificates/memoize";
import { readOcspResponse } from "./ocsp-response";
import type { ReadRevocation, RevocationAnswer, RevocationItem } from "./revocation-item";
import { readRevocationList } from "./revocation-list";

const known = new WeakMap<RevocationItem, ReadRevocation | "unreadable">();

/**
 * Reads an item, once however often it is asked for.
 *
 * @returns `undefined` where it cannot be read
 * @throws {TooComplex} when it exceeds the file's budget
 */
export function readRevocation(item: RevocationItem, budget: ReadingBudget): ReadRevocation | undefined {
  const before = known.get(item);
  const read = before ?? tryToRead(item, budget);
  if (!before) known.set(item, read);
  return read === "unreadable" ? undefined : read;
}

function tryToRead(item: RevocationItem, budget: ReadingBudget): ReadRevocation | "unreadable" {
  try {
    const read = item.kind === "ocsp" ? readOcspResponse(item, budget) : readRevocationList(item);
    // A list may have hundreds of thousands of entries, and is asked for each chain and instant.
    const answers = memoize((certificate: ParsedCertificate) =>
      memoize((issuer: ParsedCertificate) => ({ answer: answerOf(read, certificate, issuer) })),
    );
    const signers = new WeakMap<ParsedCertificate, boolean>();
    return {
      ...read,
      answerFor: (certificate, issuer) => answers(certificate)(issuer).answer,
      isSignedBy(certificate, ofFile) {
        const isRight = signers.get(certificate) ?? read.isSignedBy(certificate, ofFile);
        signers.set(certificate, isRight);
        return isRight;
      },
    };
  } catch (error) {
    throwIfReadingFault(error);
    return "unreadable";
  }
}

/** An answer that cannot be read says nothing. */
function answerOf(
  read: ReadRevocation,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
): RevocationAnswer | undefined {
  try {
    return read.answerFor(certificate, issuer);
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}
