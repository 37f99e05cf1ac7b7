import type { Handle } from "@/db/client";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { listEarlierReports } from "@/db/repositories/validation-reports";
import { historyActions } from "@/lib/domain/audit/audit-action";
import { portableNames } from "@/lib/domain/document/portable-name";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";

/**
 * The evidence of a document, for its owner.
 *
 * @returns `undefined` unless the user owns the document
 */
export async function findEvidence(handle: Handle, query: DocumentOf) {
  const document = await findOwnDocument(handle, query);
  if (!document) return undefined;
  const { id, name, status } = document;
  const extension = signingTypeOf(document.sources);
  const nameInFolder = portableNames();
  const sources = document.sources.map((source) => ({
    // Files of a container keep their names where possible, because its signatures refer to them by name.
    entry: extension === "pdf" ? "source.pdf" : `sources/${nameInFolder(source.name)}`,
    role: "source" as const,
    file: { ...source, createdAt: document.createdAt, validationReport: null },
  }));
  const found = [
    ...sources,
    {
      entry: `partly-signed.${extension}`,
      role: "partial" as const,
      file: await findPartialFile(handle, query),
    },
    {
      entry: `rejected.${extension}`,
      role: "rejected" as const,
      file: await findVisibleFile(handle, { ...query, role: "rejected" }),
    },
    {
      entry: `first-signed.${extension}`,
      role: "first_signed" as const,
      file: await findVisibleFile(handle, { ...query, role: "first_signed" }),
    },
    {
      entry: `signed.${extension}`,
      role: "signed" as const,
      file: await findVisibleFile(handle, { ...query, role: "signed" }),
    },
  ];
  const signed = found.find(({ role }) => role === "signed")?.file;
  return {
    document: { id, name, status },
    files: found.flatMap(({ entry, role, file }) => (file ? [{ ...file, entry, role }] : [])),
    earlierReports: (signed ? await listEarlierReports(handle, signed.id) : []).map(({ report }) => report),
    history: await listDocumentEvents(handle, { ...query, actions: historyActions }),
  };
}

export type Evidence = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;
export type EvidenceFile = Evidence["files"][number];

/** The last file with a validation report, which has the most signatures. */
export function validatedFile({ files }: Evidence) {
  return files.findLast(({ validationReport }) => validationReport);
}
