import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readOcspResponse } from "./ocsp-response";
import type { ReadRevocation, RevocationItem } from "./revocation-item";
import { readRevocationList } from "./revocation-list";

const known = new WeakMap<RevocationItem, ReadRevocation | "unreadable">();

/** Reads an item, once however often it is asked for. @returns `undefined` where it cannot be read */
export function readRevocation(item: RevocationItem): ReadRevocation | undefined {
  const before = known.get(item);
  const read = before ?? tryToRead(item);
  if (!before) known.set(item, read);
  return read === "unreadable" ? undefined : read;
}

function tryToRead(item: RevocationItem): ReadRevocation | "unreadable" {
  try {
    const read = item.kind === "ocsp" ? readOcspResponse(item) : readRevocationList(item);
    const signers = new WeakMap<ParsedCertificate, boolean>();
    return {
      ...read,
      isSignedBy(certificate) {
        const isRight = signers.get(certificate) ?? read.isSignedBy(certificate);
        signers.set(certificate, isRight);
        return isRight;
      },
    };
  } catch (error) {
    throwIfReadingFault(error);
    return "unreadable";
  }
}
