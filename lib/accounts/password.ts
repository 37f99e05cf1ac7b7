import { Algorithm, hash, verify } from "@node-rs/argon2";

/** Argon2id with the minimum memory and iterations of OWASP's password storage cheat sheet. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Hash of a random password: verified against if the account is unknown, so that it takes the same time. */
const dummyHash = hashPassword(crypto.randomUUID());

/** @param passwordHash the account's; `undefined` if there is none, which never matches */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await dummyHash), password);
  return matches && passwordHash !== undefined;
}
