import { randomBytes } from "node:crypto";
import { dayMs, hourMs } from "../base/clock";

/** The one kind of key in the sandbox, as Smart-ID and Mobile-ID cards have it. */
export const ecdsaP256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export const newKeys = () => crypto.subtle.generateKey(ecdsaP256, true, ["sign", "verify"]);

/** A positive random serial number of 16 bytes: RFC 5280, 4.1.2.2 allows up to 20 and no negative one. */
export function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes.toString("hex");
}

/** Starts an hour ago, so that a verifier with a slow clock does not meet a certificate from the future. */
export function validForYears(years: number) {
  const now = Date.now();
  return { notBefore: new Date(now - hourMs), notAfter: new Date(now + years * 365 * dayMs) };
}
