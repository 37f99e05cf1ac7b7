import { findTrashed, listAllTrash, listTrash } from "@/db/repositories/trash";
import type { Person } from "@/db/repositories/users";
import type { TrashSearch } from "@/lib/domain/document/trash-search";
import { portal } from "../portal/portal";

const maxListed = 500;
const pageSize = 50;

/** The documents in a user's trash that can still be restored. */
export async function loadTrash({ id: userId }: Person) {
  const { db, now } = await portal();
  return listTrash(db.read, { userId, now: now(), limit: maxListed });
}

/** A page of all users' trash, and whether older documents follow. */
export async function loadAllTrash({ q, after }: TrashSearch) {
  const { db, now } = await portal();
  const found = await listAllTrash(db.read, {
    ...{ now: now(), search: q, after, limit: pageSize + 1 },
  });
  return { documents: found.slice(0, pageSize), isMore: found.length > pageSize };
}

/** A deleted document, for a user who could see it before. */
export async function loadDeletedDocument(documentId: string, { id: userId }: Person) {
  const { db, now } = await portal();
  const document = await findTrashed(db.read, { documentId, userId });
  if (!document) return undefined;
  const { purgeAt, purgedAt, ownerId } = document;
  const canRestore = !purgedAt && purgeAt && purgeAt > now();
  return { document, isOwn: ownerId === userId, restorableUntil: canRestore ? purgeAt : undefined };
}
