import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new random token of 256 bits, safe in a URL path. */
export const newToken = () => randomBytes(32).toString("hex");

/** A new signature id in the gateway's format. */
export const newSignatureId = () => `S-${randomBytes(16).toString("hex").toUpperCase()}`;

const fingerprint = (text: string) => createHash("sha256").update(text).digest();

/** Compares two secrets in constant time. */
export const isSameSecret = (left: string, right: string) =>
  timingSafeEqual(fingerprint(left), fingerprint(right));
