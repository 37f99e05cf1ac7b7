import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A random token of 256 bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The SHA-256 of a token in hex: the database stores no tokens. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Tokens and identifiers derived from AUTH_SECRET instead of being stored. */
export type KeyedHash = {
  /** 128 bits in hex: the same for the same purpose and value, unguessable without the secret. */
  of(purpose: string, value: string): string;
  /** Compares in constant time. */
  matches(purpose: string, value: string, given: string): boolean;
};

export function createKeyedHash(secret: string): KeyedHash {
  const of = (purpose: string, value: string) =>
    createHmac("sha256", secret).update(`${purpose}\0${value}`).digest("hex").slice(0, 32);
  return {
    of,
    matches(purpose, value, given) {
      const expected = Buffer.from(of(purpose, value));
      const actual = Buffer.from(given);
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    },
  };
}
