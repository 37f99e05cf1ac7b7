import { and, eq, gt, isNull, lte } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { fileGrants, files } from "../schema";

/** Adds a grant, and deletes expired ones. */
export async function insertFileGrant(
  tx: Tx,
  { now, ...grant }: { tokenHash: string; fileId: string; expiresAt: Date; now: Date },
): Promise<void> {
  await tx.delete(fileGrants).where(lte(fileGrants.expiresAt, now));
  await tx.insert(fileGrants).values(grant);
}

/** The stored file that a grant opens, unless the grant was used or has expired. */
export async function findGrantedFile(handle: Handle, { tokenHash, now }: { tokenHash: string; now: Date }) {
  const [found] = await handle
    .select({ fileId: files.id, sha256: files.sha256, sizeBytes: files.sizeBytes, kind: files.kind })
    .from(fileGrants)
    .innerJoin(files, eq(files.id, fileGrants.fileId))
    .where(
      and(eq(fileGrants.tokenHash, tokenHash), isNull(fileGrants.usedAt), gt(fileGrants.expiresAt, now)),
    );
  return found;
}

export async function markFileGrantUsed(
  tx: Tx,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<void> {
  await tx.update(fileGrants).set({ usedAt: now }).where(eq(fileGrants.tokenHash, tokenHash));
}
