import type { Db, Handle } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findDocument, listSources } from "@/db/repositories/documents";
import { findVisibleFile } from "@/db/repositories/files";
import { portableNames } from "@/lib/domain/document/portable-name";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { FileStore } from "@/lib/files/file-store";
import { type ZipEntry, zipStream } from "@/lib/formats/zip/zip-stream";

type Library = { db: Db; store: FileStore; now: () => Date };

type ArchiveQuery = { documentIds: string[]; userId: string };

/** The capacity of a ZIP archive without ZIP64, which not every program can read. */
const maxBytes = 4_000_000_000;

type ArchivedFile = { documentId: string; entry: string; sha256: string; sizeBytes: number; at: Date };

/**
 * The files of several documents, each under a unique name: the signed file if there is one, else the source files, in
 * a folder if there are several. Documents that this user may not see are left out.
 *
 * @throws {UserFacingError} if the files exceed what an archive can hold
 */
export async function listArchivedFiles(
  handle: Handle,
  { documentIds, userId }: ArchiveQuery,
): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  const free = portableNames();
  for (const documentId of new Set(documentIds)) {
    const document = await findDocument(handle, { documentId, userId });
    if (!document) continue;
    const signed = await findVisibleFile(handle, { documentId, userId, role: "signed" });
    const found = signed ? [signed] : await listSources(handle, documentId);
    const folder = found.length > 1 ? `${free(document.name)}/` : "";
    const freeInFolder = folder ? portableNames() : free;
    for (const { name, sha256, sizeBytes } of found) {
      const entry = folder + freeInFolder(name);
      files.push({ documentId, entry, sha256, sizeBytes, at: signed?.createdAt ?? document.createdAt });
    }
  }
  const wholeBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (wholeBytes > maxBytes)
    throw new UserFacingError({ code: "archive_too_large", values: { maxGb: maxBytes / 1e9 } });
  return files;
}

/**
 * Streams several documents as one ZIP archive, read from disk on demand. Each file counts as downloaded.
 *
 * @returns `undefined` if this user may see none of them
 * @throws {UserFacingError} if the files exceed what an archive can hold
 */
export async function documentsArchive(
  { db, store, now }: Library,
  { origin, ...query }: ArchiveQuery & { origin?: Origin },
): Promise<ReadableStream<Uint8Array> | undefined> {
  const files = await db.write(async (tx) => {
    const archived = await listArchivedFiles(tx, query);
    for (const { documentId, sha256 } of archived)
      await appendAuditEvent(tx, {
        ...{ at: now(), action: "file.downloaded", actorId: query.userId, documentId, origin },
        detail: { role: "archive", sha256 },
      });
    return archived;
  });
  if (files.length === 0) return undefined;
  return zipStream(entriesOf(store, files));
}

async function* entriesOf(store: FileStore, files: ArchivedFile[]): AsyncGenerator<ZipEntry> {
  for (const { entry, sha256, at } of files)
    yield { name: entry, bytes: await store.open(sha256), modifiedAt: at };
}
