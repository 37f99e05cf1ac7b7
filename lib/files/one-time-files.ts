import type { Db } from "@/db/client";
import { hasOneTimeFile, insertOneTimeFile, takeOneTimeFileBytes } from "@/db/repositories/one-time-files";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { minuteMs } from "@/lib/domain/time/durations";

const lifetimeMs = 10 * minuteMs;

type Parts = { db: Db; now: () => Date };

/** Keeps small bytes that the gateway may fetch once, from any portal. @returns the token for fetching them */
export async function addOneTimeFile({ db, now: clock }: Parts, bytes: Uint8Array): Promise<string> {
  const token = newToken();
  const now = clock();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const file = { tokenHash: tokenHash(token), bytes: Buffer.from(bytes), expiresAt, now };
  await db.write((tx) => insertOneTimeFile(tx, file));
  return token;
}

/** Returns the bytes of a token and consumes it. Anyone can call this, so an unknown token costs no transaction. */
export async function takeOneTimeFile({ db, now }: Parts, token: string): Promise<Buffer | undefined> {
  const hash = tokenHash(token);
  if (!(await hasOneTimeFile(db.read, { tokenHash: hash, now: now() }))) return undefined;
  return db.write((tx) => takeOneTimeFileBytes(tx, { tokenHash: hash, now: now() }));
}
