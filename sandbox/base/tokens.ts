import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new random token of 160 bits in 40 digits, as the gateway's have (docs/gateway.md#postbacks). */
export const newToken = () => randomBytes(20).toString("hex");

/** A new signature id in the gateway's format (docs/gateway.md#postbacks). */
export const newSignatureId = () => `S-${randomBytes(32).toString("hex").toUpperCase()}`;

const fingerprint = (text: string) => createHash("sha256").update(text).digest();

/** Compares two secrets in constant time. */
export const isSameSecret = (left: string, right: string) =>
  timingSafeEqual(fingerprint(left), fingerprint(right));
