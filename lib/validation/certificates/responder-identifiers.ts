import { createHash } from "node:crypto";
import type { ParsedCertificate } from "./parsed-certificate";

/** How OCSP responses name their signer (RFC 6960, 4.2.1): its subject as DER, or the SHA-1 digest of its key. */
export const responderIdentifiers = ({ fields }: ParsedCertificate): Buffer[] => [
  Buffer.from(fields.subject.valueBeforeDecode),
  createHash("sha1").update(fields.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).digest(),
];
