import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new unguessable token of 256 bits, fit for a path. */
export const newToken = () => randomBytes(32).toString("hex");

/** The id of a signature as the gateway writes them. */
export const newSignatureId = () => `S-${randomBytes(16).toString("hex").toUpperCase()}`;

const fingerprint = (text: string) => createHash("sha256").update(text).digest();

/** Whether two secrets are equal, in a time that does not tell where they differ. */
export const isSameSecret = (left: string, right: string) =>
  timingSafeEqual(fingerprint(left), fingerprint(right));
