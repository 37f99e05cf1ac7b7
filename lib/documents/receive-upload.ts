import type { Db, Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument, insertDocument } from "@/db/repositories/documents";
import { insertFile } from "@/db/repositories/files";
import { maxFiles } from "@/lib/domain/document/document-files";
import { cleanFileName, documentName, freeFileName } from "@/lib/domain/document/file-name";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import type { FileKind } from "@/lib/domain/signing/signing-type";
import { discardBytes } from "./discard-bytes";
import type { FileStore, StoredFile } from "@/lib/files/file-store";
import type { FileReader } from "@/lib/reader/file-reader";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { limitBytes } from "@/lib/files/limit-bytes";

type Library = { db: Db; store: FileStore; reader: FileReader; maxUploadBytes: number; now: () => Date };

type Upload = {
  userId: string;
  origin?: Origin;
  /** The draft that the file is added to. Without one, the file becomes a document of its own. */
  documentId?: string;
  /** As the browser sent it. */
  fileName: string;
  /** The size according to the sender. Any other number of bytes means that the upload was cut off. */
  declaredBytes: number | undefined;
  bytes: ReadableStream<Uint8Array>;
  signal?: AbortSignal;
};

/**
 * Adds a file to the library, as a new draft or to an existing one. The bytes go straight to disk. A file that claims
 * to be a PDF must be complete and readable; files of any other kind are stored as they are, for a container.
 *
 * @returns the document's id and name
 * @throws {UploadRefusal} leaving nothing behind
 */
export async function receiveUpload(library: Library, upload: Upload): Promise<{ id: string; name: string }> {
  const limited = upload.bytes.pipeThrough(limitBytes(library.maxUploadBytes));
  let stored: StoredFile | undefined;
  let kind: FileKind = "other";
  try {
    stored = await library.store.put(limited, {
      signal: upload.signal,
      async inspect(path, { sizeBytes }) {
        kind = await inspect(library.reader, path, sizeBytes, upload);
      },
    });
    return await recordFile(library, upload, { ...stored, kind });
  } catch (error) {
    if (stored) await discardBytes(library, stored.sha256);
    throw UploadRefusal.of(error, library.maxUploadBytes);
  }
}

async function inspect(
  reader: FileReader,
  path: string,
  sizeBytes: number,
  upload: Upload,
): Promise<FileKind> {
  const { fileName, declaredBytes, userId, signal } = upload;
  if (declaredBytes !== undefined && sizeBytes !== declaredBytes) throw new UploadRefusal("cut_off");
  const { kind } = await reader.inspectPdf({ path }, { owner: userId, purpose: "documents", signal });
  if (kind === "pdf") return kind;
  if (kind === "not_pdf" && !/\.pdf$/i.test(fileName)) return "other";
  throw new UploadRefusal(kind);
}

type Recording = StoredFile & { kind: FileKind };

async function recordFile(library: Library, upload: Upload, file: Recording) {
  const { db, store, now: clock } = library;
  const { userId } = upload;
  const now = clock();
  const { kind, ...stored } = file;
  return db.write(async (tx) => {
    if (!(await store.has(stored.sha256))) throw new UploadRefusal("cut_off");
    const document = upload.documentId
      ? await requireDraft(tx, upload.documentId, userId)
      : await addDocument(tx, upload, now);
    const { id: documentId, name, sources } = document;
    const taken = sources.map((source) => source.name);
    await insertFile(tx, {
      ...{ ...stored, kind, documentId, role: "source" as const, createdAt: now },
      id: newId("file", now),
      name: freeFileName(cleanFileName(upload.fileName), taken),
      position: sources.length,
      part: sources.length === 0 ? "main" : "appendix",
    });
    await appendAuditEvent(tx, {
      at: now,
      action: upload.documentId ? "document.file_added" : "document.uploaded",
      ...{ actorId: userId, origin: upload.origin, documentId, detail: stored },
    });
    return { id: documentId, name };
  });
}

async function requireDraft(tx: Tx, documentId: string, userId: string) {
  const document = await findOwnDocument(tx, { documentId, userId });
  if (!document) throw new UploadRefusal("document_gone");
  if (document.status !== "draft") throw new UploadRefusal("files_fixed");
  if (document.sources.length >= maxFiles) throw new UploadRefusal("too_many_files");
  return document;
}

async function addDocument(tx: Tx, { userId, fileName }: Upload, now: Date) {
  const document = { id: newId("document", now), name: documentName(cleanFileName(fileName)) };
  await insertDocument(tx, { ...document, ownerId: userId, status: "draft", createdAt: now, updatedAt: now });
  return { ...document, sources: [] as { name: string }[] };
}
