import { and, desc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { TrashPlace } from "@/lib/domain/document/trash-search";
import type { Handle, Tx } from "../client";
import { documents, users } from "../schema";
import { involves, type DocumentOf } from "./documents";
import { contains, containsWords } from "./contains";

export async function moveToTrash(
  tx: Tx,
  { documentId, now, purgeAt }: { documentId: string; now: Date; purgeAt: Date },
): Promise<void> {
  await tx.update(documents).set({ trashedAt: now, purgeAt }).where(eq(documents.id, documentId));
}

/** Condition: the document is in the trash and can still be restored. */
const inTrash = (now: Date) =>
  and(isNotNull(documents.trashedAt), isNull(documents.purgedAt), gt(documents.purgeAt, now));

/** Condition: the user owns the document and can still restore it. */
const restorable = (userId: string, now: Date) => and(eq(documents.ownerId, userId), inTrash(now));

type TrashedOf = DocumentOf & { now: Date };

/** Restores a document. Returns false if it is not in this user's trash. */
export async function restoreFromTrash(tx: Tx, { documentId, userId, now }: TrashedOf): Promise<boolean> {
  const restored = await tx
    .update(documents)
    .set({ trashedAt: null, purgeAt: null })
    .where(and(eq(documents.id, documentId), restorable(userId, now)))
    .returning({ id: documents.id });
  return restored.length === 1;
}

/** Makes the purge of a document due at once. Returns false if it is not in this user's trash. */
export async function makePurgeDue(tx: Tx, { documentId, userId, now }: TrashedOf): Promise<boolean> {
  const updated = await tx
    .update(documents)
    .set({ purgeAt: now })
    .where(and(eq(documents.id, documentId), restorable(userId, now)))
    .returning({ id: documents.id });
  return updated.length === 1;
}

const trashedColumns = {
  id: documents.id,
  name: documents.name,
  status: documents.status,
  trashedAt: documents.trashedAt,
  purgeAt: documents.purgeAt,
};

/** A user's trash, newest first. */
export async function listTrash(
  handle: Handle,
  { userId, now, limit }: { userId: string; now: Date; limit: number },
) {
  return handle
    .select(trashedColumns)
    .from(documents)
    .where(restorable(userId, now))
    .orderBy(desc(documents.trashedAt), desc(documents.id))
    .limit(limit);
}

export type TrashedDocument = Awaited<ReturnType<typeof listTrash>>[number];

type AllTrashQuery = {
  now: Date;
  limit: number;
  /** Part of a document's name, or words of its owner's name and address. */
  search?: string;
  /** The last document of the previous page. */
  after?: TrashPlace;
};

/** The trash of all users, newest first, with the owners, for admins. */
export function listAllTrash(handle: Handle, { now, limit, search, after }: AllTrashQuery) {
  return handle
    .select({
      ...trashedColumns,
      ownerName: users.name,
      ownerSurname: users.surname,
      ownerEmail: users.email,
    })
    .from(documents)
    .innerJoin(users, eq(users.id, documents.ownerId))
    .where(
      and(
        inTrash(now),
        search
          ? or(contains(documents.searchName, search), containsWords(users.searchKey, search))
          : undefined,
        after && sql`(${documents.trashedAt}, ${documents.id}) < (${after.trashedMs}, ${after.id})`,
      ),
    )
    .orderBy(desc(documents.trashedAt), desc(documents.id))
    .limit(limit);
}

export type TrashedOfOwner = Awaited<ReturnType<typeof listAllTrash>>[number];

/** A document in the trash or purged, for a user who would otherwise see it. */
export async function findTrashed(handle: Handle, { documentId, userId }: DocumentOf) {
  const [found] = await handle
    .select({
      id: documents.id,
      name: documents.name,
      ownerId: documents.ownerId,
      ownerName: users.name,
      ownerSurname: users.surname,
      purgeAt: documents.purgeAt,
      purgedAt: documents.purgedAt,
    })
    .from(documents)
    .innerJoin(users, eq(users.id, documents.ownerId))
    .where(and(eq(documents.id, documentId), isNotNull(documents.trashedAt), involves(handle, userId)));
  return found;
}

export type TrashedForReader = NonNullable<Awaited<ReturnType<typeof findTrashed>>>;
