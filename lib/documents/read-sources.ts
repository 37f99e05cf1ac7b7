import type { Db } from "@/db/client";
import type { DocumentOf } from "@/db/repositories/documents";
import { listSourceReports, setSourceReport } from "@/db/repositories/files";
import { unsignedReport } from "@/lib/domain/document/signed-source";
import type { FileKind } from "@/lib/domain/signing/signing-type";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { FileStore, StoredFile } from "@/lib/files/file-store";
import { UploadRefusal } from "@/lib/files/upload-refusal";
import type { FileReader } from "@/lib/reader/file-reader";

export type SourceReading = { kind: FileKind; validationReport: ValidationReport };

type Reading = {
  reader: FileReader;
  now: () => Date;
  /** The user for whom it is read. */
  userId: string;
  signal?: AbortSignal;
};

/**
 * Reads a source as the validation of the signed file will read it, and reports the signatures that it has already.
 *
 * @throws {UploadRefusal} for a file that could not be signed, or not be validated afterwards
 * @throws {UserFacingError} when the reader is busy
 */
export async function readSource(
  path: string,
  file: StoredFile,
  { reader, userId, signal, now }: Reading,
): Promise<SourceReading> {
  const facts = { ...file, now: now() };
  const turn = { owner: userId, purpose: "documents", signal } as const;
  const inspection = await reader.inspectSource({ path, ...facts }, turn);
  if (inspection.kind === "refused") throw new UploadRefusal(inspection.reason);
  const { kind, report } = inspection;
  return { kind, validationReport: report ?? unsignedReport({ ...facts, kind }) };
}

/**
 * Reads the sources of the user's document that were uploaded before sources were read at upload, and keeps their reports.
 *
 * @throws {UserFacingError} as {@link readSource}
 */
export async function readUnreadSources(
  { db, store, reader, now }: { db: Db; store: FileStore; reader: FileReader; now: () => Date },
  { documentId, userId }: DocumentOf,
): Promise<void> {
  for (const { id, kind, sha256, sizeBytes, validationReport } of await listSourceReports(
    db.read,
    documentId,
  )) {
    if (validationReport) continue;
    const read = await store.withLocalFile(sha256, (path) =>
      readSource(path, { sha256, sizeBytes }, { reader, userId, now }),
    );
    // Its kind decides what is sent, so it stays what people have seen.
    if (read.kind !== kind) throw new UploadRefusal("not_pdf");
    await db.write((tx) => setSourceReport(tx, id, read.validationReport));
  }
}
