import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Thrown for a value that was sealed with another secret or purpose, or changed since. */
export class SealError extends Error {
  override name = "SealError";
}

/** Seals values for the database with AES-256-GCM, so that a copy of the database file reveals none. */
export type Sealer = {
  /** @param purpose names the column, so that a value moved to another column does not open */
  seal(purpose: string, value: string): string;
  /** @throws {SealError} if the value was sealed with another secret or purpose, or changed */
  open(purpose: string, sealed: string): string;
};

const nonceBytes = 12;
const tagBytes = 16;

/** @param secret AUTH_SECRET; the key is derived from it by HKDF (RFC 5869) */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "paraph sealing", 32));
  return {
    seal(purpose, value) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = bytes.subarray(nonceBytes + tagBytes);
        return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw new SealError(`The sealed ${purpose} does not open. Was AUTH_SECRET changed?`, { cause });
      }
    },
  };
}
