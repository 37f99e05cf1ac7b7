import type { Handle } from "@/db/client";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { storyActions } from "@/lib/domain/audit/audit-action";
import { signingTypeOf } from "@/lib/domain/signing/signing-type";

/**
 * Everything there is to prove about a document, for its owner.
 *
 * @returns `undefined` for everybody else
 */
export async function findEvidence(handle: Handle, query: DocumentOf) {
  const document = await findOwnDocument(handle, query);
  if (!document) return undefined;
  const { id, name, status } = document;
  const ending = signingTypeOf(document.sources);
  const sources = document.sources.map((source) => ({
    // A container's files lie under their own names: its signatures are over them by these.
    entry: ending === "pdf" ? "source.pdf" : `sources/${source.name}`,
    role: "source" as const,
    file: { ...source, createdAt: document.createdAt, checkReport: null },
  }));
  const found = [
    ...sources,
    {
      entry: `partly-signed.${ending}`,
      role: "partial" as const,
      file: await findPartialFile(handle, query),
    },
    {
      entry: `rejected.${ending}`,
      role: "rejected" as const,
      file: await findVisibleFile(handle, { ...query, role: "rejected" }),
    },
    {
      entry: `signed.${ending}`,
      role: "signed" as const,
      file: await findVisibleFile(handle, { ...query, role: "signed" }),
    },
  ];
  return {
    document: { id, name, status },
    files: found.flatMap(({ entry, role, file }) => (file ? [{ ...file, entry, role }] : [])),
    story: await listDocumentEvents(handle, { ...query, actions: storyActions }),
  };
}

export type Evidence = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;
export type EvidenceFile = Evidence["files"][number];

/** The file that most was signed of, with what its check found: the last one that was checked. */
export function checkedFile({ files }: Evidence) {
  return files.findLast(({ checkReport }) => checkReport);
}
