import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { insertDocument } from "@/db/repositories/documents";
import { insertFile, isNamed } from "@/db/repositories/files";
import { cleanFileName, documentName } from "@/lib/domain/file-name";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/origin";
import type { FileStore, StoredFile } from "./file-store";
import { inspectPdf } from "./pdf-inspection";
import { UploadRefusal } from "./upload-refusal";

type Library = { db: Db; store: FileStore; maxUploadBytes: number; now: () => Date };

type Upload = {
  userId: string;
  origin?: Origin;
  /** As the browser sent it. */
  fileName: string;
  /** What the sender says the size is. Fewer bytes mean that the upload was cut off. */
  declaredBytes: number | undefined;
  bytes: ReadableStream<Uint8Array>;
  signal?: AbortSignal;
};

/**
 * Takes a document into the library as a draft. The bytes go straight to disk; only a whole, readable PDF
 * within the limit is kept.
 *
 * @returns the new document's id and name
 * @throws {UploadRefusal} with nothing left behind
 */
export async function receiveUpload(library: Library, upload: Upload): Promise<{ id: string; name: string }> {
  const limited = upload.bytes.pipeThrough(upTo(library.maxUploadBytes));
  let stored: StoredFile | undefined;
  try {
    stored = await library.store.put(limited, {
      signal: upload.signal,
      inspect: (path, { sizeBytes }) => inspect(path, sizeBytes, upload.declaredBytes),
    });
    return await recordDocument(library, upload, stored);
  } catch (error) {
    if (stored) await discard(library, stored);
    throw UploadRefusal.of(error, library.maxUploadBytes);
  }
}

/**
 * Takes stored bytes away again, unless a row names them. In the queue of writers, so that nobody records the
 * same bytes in between: whoever does so afterwards finds them missing and says so.
 */
async function discard({ db, store }: Library, { sha256 }: StoredFile): Promise<void> {
  await db.write(async (tx) => {
    if (!(await isNamed(tx, sha256))) await store.remove(sha256);
  });
}

async function inspect(path: string, sizeBytes: number, declaredBytes: number | undefined): Promise<void> {
  if (declaredBytes !== undefined && sizeBytes !== declaredBytes) throw new UploadRefusal("cut_off");
  const { kind } = await inspectPdf(path);
  if (kind !== "pdf") throw new UploadRefusal(kind);
}

function upTo(mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > mostBytes) controller.error(new UploadRefusal("too_large", { mostBytes }));
      else controller.enqueue(chunk);
    },
  });
}

async function recordDocument(
  { db, store, now: clock }: Library,
  { userId, origin, fileName }: Upload,
  stored: StoredFile,
) {
  const now = clock();
  const name = cleanFileName(fileName);
  const document = { id: newId("document", now), name: documentName(name) };
  await db.write(async (tx) => {
    if (!(await store.has(stored.sha256))) throw new UploadRefusal("cut_off");
    await insertDocument(tx, {
      ...document,
      ownerId: userId,
      status: "draft",
      createdAt: now,
      updatedAt: now,
    });
    await insertFile(tx, {
      ...stored,
      id: newId("file", now),
      documentId: document.id,
      role: "source",
      name,
      createdAt: now,
    });
    await appendAuditEvent(tx, {
      at: now,
      action: "document.uploaded",
      actorId: userId,
      origin,
      documentId: document.id,
      detail: stored,
    });
  });
  return document;
}
