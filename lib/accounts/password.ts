import { Algorithm, hash, verify } from "@node-rs/argon2";

/** Argon2id with the memory and passes that OWASP's password storage cheat sheet asks for at least. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Of no password at all: verified against when the account is unknown, so that it takes the same time. */
const nobody = hashPassword(crypto.randomUUID());

/** @param passwordHash the account's, or `undefined` for an account that does not exist: then always false */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== undefined;
}
