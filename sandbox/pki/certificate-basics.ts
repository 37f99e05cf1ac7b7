import { randomBytes } from "node:crypto";
import { dayMs, hourMs } from "../base/clock";

/** The only key type in the sandbox, as in Mobile-ID. */
export const ecdsaP256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export const newKeys = () => crypto.subtle.generateKey(ecdsaP256, true, ["sign", "verify"]);

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
