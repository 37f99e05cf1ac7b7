import type { Handle } from "@/db/client";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { type DocumentOf, findOwnDocument } from "@/db/repositories/documents";
import { findPartialFile, findVisibleFile } from "@/db/repositories/files";
import { storyActions } from "@/lib/domain/audit-action";

/**
 * Everything there is to prove about a document, for its owner.
 *
 * @returns `undefined` for everybody else
 */
export async function findEvidence(handle: Handle, asked: DocumentOf) {
  const document = await findOwnDocument(handle, asked);
  if (!document) return undefined;
  const { id, name, status } = document;
  const found = [
    { entry: "source.pdf", file: await findVisibleFile(handle, { ...asked, role: "source" }) },
    { entry: "partly-signed.pdf", file: await findPartialFile(handle, asked) },
    { entry: "rejected.pdf", file: await findVisibleFile(handle, { ...asked, role: "rejected" }) },
    { entry: "signed.pdf", file: await findVisibleFile(handle, { ...asked, role: "signed" }) },
  ] as const;
  return {
    document: { id, name, status },
    files: found.flatMap(({ entry, file }) => (file ? [{ entry, ...file }] : [])),
    story: await listDocumentEvents(handle, { ...asked, actions: storyActions }),
  };
}

export type Evidence = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;
export type EvidenceFile = Evidence["files"][number];

/** The file that most was signed of, with what its check found: the last one that was checked. */
export function checkedFile({ files }: Evidence) {
  return files.findLast(({ checkReport }) => checkReport);
}
