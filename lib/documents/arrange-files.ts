import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument, renameDocument } from "@/db/repositories/documents";
import { deleteFile, updateFile } from "@/db/repositories/files";
import type { Arrangement } from "@/lib/domain/document/document-files";
import { freeFileName } from "@/lib/domain/document/file-name";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { releaseBytes } from "@/lib/files/stored-bytes";

type Library = { db: Db; now: () => Date };

/**
 * Renames a draft and its files, reorders the files, and removes those that are left out.
 *
 * @returns false if the document is not this user's
 * @throws {UserFacingError} if the document was sent, which fixes its files, or if a file is repeated or no longer
 * there
 */
export async function arrangeFiles(
  { db, now: clock }: Library,
  { documentId, userId, origin, name, files }: Arrangement & { userId: string; origin?: Origin },
): Promise<boolean> {
  return db.write(async (tx) => {
    const now = clock();
    const document = await findOwnDocument(tx, { documentId, userId });
    if (!document) return false;
    if (document.status !== "draft") throw new UserFacingError({ code: "files_fixed" });
    const isSource = (id: string) => document.sources.some((source) => source.id === id);
    const ids = new Set(files.map(({ id }) => id));
    if (ids.size !== files.length || !files.every(({ id }) => isSource(id)))
      throw new UserFacingError({ code: "document_gone" });
    const removedFiles = document.sources.filter(({ id }) => !ids.has(id));
    for (const { id } of removedFiles) await deleteFile(tx, id);
    await releaseBytes(tx, { contents: "documents", hashes: removedFiles.map(({ sha256 }) => sha256), now });
    for (const [position, file] of files.entries())
      await updateFile(tx, file.id, { name: freeFileName(file.name, []), part: file.part, position });
    await renameDocument(tx, { id: documentId, name, now });
    const detail = { files: files.length, removed: removedFiles.length };
    const event = { action: "document.arranged", actorId: userId, origin, documentId, detail } as const;
    await appendAuditEvent(tx, { at: now, ...event });
    return true;
  });
}
