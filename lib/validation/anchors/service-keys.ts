import { createHash, type X509Certificate } from "node:crypto";
import { comparableName } from "@/lib/validation/certificates/names";

/** Bytes of a key by which services are found. */
export const keyBytes = 16;

const digest = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest().subarray(0, keyBytes);
};

/** The key of a subject's name, by which the services are found that may have issued a certificate. */
export const keyOfName = (name: string | undefined) => digest("name", comparableName(name));

/** The key of an OCSP responder, by the name or by the digest of the key with which it signs its responses. */
export const keyOfResponder = (identifier: Uint8Array) => digest("responder", identifier);

/** The key of an identity: a subject's name with its public key (ETSI TS 119 612, 5.5.3). */
export const keyOfIdentity = ({ subject, publicKey }: X509Certificate) =>
  digest("identity", comparableName(subject), publicKey.export({ type: "spki", format: "der" }));
