import { and, eq, gt, lte } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { oneTimeFiles } from "../schema";

/** Adds a file, and deletes expired ones. */
export async function insertOneTimeFile(
  tx: Tx,
  { now, ...file }: { tokenHash: string; bytes: Buffer; expiresAt: Date; now: Date },
): Promise<void> {
  await tx.delete(oneTimeFiles).where(lte(oneTimeFiles.expiresAt, now));
  await tx.insert(oneTimeFiles).values(file);
}

type Token = { tokenHash: string; now: Date };

const isValid = ({ tokenHash, now }: Token) =>
  and(eq(oneTimeFiles.tokenHash, tokenHash), gt(oneTimeFiles.expiresAt, now));

export async function hasOneTimeFile(handle: Handle, token: Token): Promise<boolean> {
  const found = await handle
    .select({ tokenHash: oneTimeFiles.tokenHash })
    .from(oneTimeFiles)
    .where(isValid(token));
  return found.length > 0;
}

/** Deletes a file and returns its bytes; `undefined` for a token that is unknown, used or expired. */
export async function takeOneTimeFileBytes(tx: Tx, token: Token): Promise<Buffer | undefined> {
  const [taken] = await tx
    .delete(oneTimeFiles)
    .where(isValid(token))
    .returning({ bytes: oneTimeFiles.bytes });
  return taken?.bytes;
}
