import { cache } from "react";
import {
  findDocumentForAdmin,
  listFilesOfDocument,
  listSigningsOfDocument,
} from "@/db/repositories/admin-documents";
import { listSigners } from "@/db/repositories/signer-lists";
import { isCancellable } from "@/lib/domain/signing/signing-status";
import type { Origin } from "@/lib/domain/request/origin";
import { trashObstacle } from "@/lib/domain/document/trash";
import { recordDocumentInspection } from "@/lib/documents/record-inspection";
import { portal } from "../portal/portal";

/** Everything that an admin's page shows of a document; `undefined` if there is none. Names of files are left out
 * unless admins may open them. */
export const loadDocumentForAdmin = cache(async (documentId: string) => {
  const { db, now } = await portal();
  const document = await findDocumentForAdmin(db.read, documentId);
  if (!document) return undefined;
  const signings = await listSigningsOfDocument(db.read, documentId);
  const files = await listFilesOfDocument(db.read, documentId);
  const [latest] = signings;
  const signers = latest ? await listSigners(db.read, latest.id) : [];
  const { trashedAt, purgeAt, purgedAt, status, isOpen } = document;
  return {
    ...{ document, signings, signers },
    files: files.map(({ name, ...file }) => ({ ...file, name: isOpen ? name : undefined })),
    can: {
      transfer: !trashedAt,
      cancel: !trashedAt && latest !== undefined && isCancellable(latest) && !latest.cancelRequestedAt,
      trash: !trashedAt && trashObstacle(status) === undefined,
      restore: trashedAt !== null && !purgedAt && purgeAt !== null && purgeAt > now(),
    },
  };
});

/** Records that an admin opens another user's document. */
export async function recordInspection(inspection: {
  documentId: string;
  adminId: string;
  origin: Origin;
}): Promise<void> {
  await recordDocumentInspection(await portal(), inspection);
}
