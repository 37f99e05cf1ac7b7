import type { Db, Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument, insertDocument } from "@/db/repositories/documents";
import { maxFiles } from "@/lib/domain/document/document-files";
import { cleanFileName, documentName, freeFileName } from "@/lib/domain/document/file-name";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { insertStoredFile } from "./insert-stored-file";
import { readSource, type SourceReading } from "./read-sources";
import type { FileStore, StoredFile } from "@/lib/files/file-store";
import type { FileReader } from "@/lib/reader/file-reader";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import { required } from "@/lib/base/required";
import { limitBytes } from "@/lib/files/limit-bytes";
import { requireRecent, storeBytes } from "@/lib/files/stored-bytes";

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
 * Adds a file to the library, as a new draft or to an existing one. The bytes go straight to the store. The file is read as
 * the validation of the signed one will read it, and the report of its signatures is kept. One that claims to be a PDF
 * must be complete and readable; files of any other kind are stored as they are, for a container.
 *
 * @returns the document's id and name
 * @throws {UploadRefusal} leaving nothing behind but, at most, bytes that are removed later
 */
export async function receiveUpload(library: Library, upload: Upload): Promise<{ id: string; name: string }> {
  const limited = upload.bytes.pipeThrough(limitBytes(library.maxUploadBytes));
  let inspected: { reading: SourceReading; at: Date } | undefined;
  try {
    const stored = await storeBytes(library, "documents", {
      bytes: limited,
      signal: upload.signal,
      async inspect(path, file) {
        const reading = await read(path, file, { library, upload });
        inspected = { reading, at: library.now() };
      },
    });
    const { reading, at } = required(inspected, "reading of the file");
    return await recordFile(library, upload, { file: { ...stored, ...reading }, storedSince: at });
  } catch (error) {
    throw UploadRefusal.of(error, library.maxUploadBytes);
  }
}

async function read(
  path: string,
  file: StoredFile,
  { library, upload }: { library: Library; upload: Upload },
): Promise<SourceReading> {
  const { userId, fileName, declaredBytes, signal } = upload;
  if (declaredBytes !== undefined && file.sizeBytes !== declaredBytes) throw new UploadRefusal("cut_off");
  const reading = await readSource(path, file, { ...library, userId, signal });
  if (reading.kind === "other" && /\.pdf$/i.test(fileName)) throw new UploadRefusal("not_pdf");
  return reading;
}

type FileToRecord = { file: StoredFile & SourceReading; storedSince: Date };

async function recordFile(library: Library, upload: Upload, { file, storedSince }: FileToRecord) {
  const { db, now: clock } = library;
  const { userId } = upload;
  const now = clock();
  const { kind, validationReport, ...stored } = file;
  return db.write(async (tx) => {
    requireRecent(storedSince, clock());
    const document = upload.documentId
      ? await requireDraft(tx, upload.documentId, userId)
      : await addDocument(tx, upload, now);
    const { id: documentId, name, sources } = document;
    const taken = sources.map((source) => source.name);
    await insertStoredFile(tx, library.store, {
      ...{ ...stored, kind, validationReport, documentId, role: "source" as const, createdAt: now },
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
