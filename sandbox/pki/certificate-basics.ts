import { randomBytes } from "node:crypto";
import { dayMs, hourMs } from "../base/clock";
import type { Credential } from "./key-pair-files";

/** How the root, the issuing authority, the responder and the time-stamping authority sign. */
export const authorityAlgorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** The private key of one of these as the Web Crypto API and the certificate libraries take it. */
export const webKeyOf = ({ privateKey }: Pick<Credential, "privateKey">) =>
  crypto.subtle.importKey(
    "pkcs8",
    privateKey.export({ format: "der", type: "pkcs8" }),
    authorityAlgorithm,
    false,
    ["sign"],
  );

/** A random serial number of 16 bytes: positive and at most 20 bytes, as RFC 5280, 4.1.2.2 requires. */
export function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes.toString("hex");
}

/** A validity period from an hour before the issue, so that a verifier with a slow clock accepts the certificate. */
export function validForYears(years: number, issuedAt: Date) {
  const at = issuedAt.getTime();
  return { notBefore: new Date(at - hourMs), notAfter: new Date(at + years * 365 * dayMs) };
}
