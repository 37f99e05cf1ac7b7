import { and, desc, eq } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { documents, type fileRoles, files } from "../schema";
import { type DocumentOf, visibleTo } from "./documents";

export type FileRole = (typeof fileRoles)[number];

const fileColumns = {
  id: files.id,
  role: files.role,
  name: files.name,
  sha256: files.sha256,
  sizeBytes: files.sizeBytes,
  createdAt: files.createdAt,
};

export async function insertFile(tx: Tx, file: typeof files.$inferInsert): Promise<void> {
  await tx.insert(files).values(file);
}

/** Whether any document names the stored bytes. */
export async function isNamed(handle: Handle, sha256: string): Promise<boolean> {
  const found = await handle.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1);
  return found.length > 0;
}

/** A file of a document that the person may see, with the report of its check where there is one. */
export async function findVisibleFile(
  handle: Handle,
  { documentId, userId, role }: DocumentOf & { role: FileRole },
) {
  const [found] = await handle
    .select({ ...fileColumns, checkReport: files.checkReport })
    .from(files)
    .innerJoin(documents, eq(documents.id, files.documentId))
    .where(and(eq(files.documentId, documentId), eq(files.role, role), visibleTo(handle, userId)))
    .orderBy(desc(files.id))
    .limit(1);
  return found;
}
