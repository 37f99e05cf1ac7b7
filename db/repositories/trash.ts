import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lte, not, or, sql } from "drizzle-orm";
import type { TrashPlace } from "@/lib/domain/document/trash-search";
import type { Handle, Tx } from "../client";
import {
  documents,
  documentTags,
  fileGrants,
  files,
  postbacks,
  signers,
  signingFiles,
  signings,
  users,
} from "../schema";
import { concerns, type DocumentOf } from "./documents";
import { holds, holdsWords } from "./holds";

export async function moveToTrash(
  tx: Tx,
  { documentId, now, purgeAt }: { documentId: string; now: Date; purgeAt: Date },
): Promise<void> {
  await tx.update(documents).set({ trashedAt: now, purgeAt }).where(eq(documents.id, documentId));
}

/** What can still be taken out of the trash. */
const inTrash = (now: Date) =>
  and(isNotNull(documents.trashedAt), isNull(documents.purgedAt), gt(documents.purgeAt, now));

/** A condition: the owner can still restore it. */
const restorable = (userId: string, now: Date) => and(eq(documents.ownerId, userId), inTrash(now));

type TrashedOf = DocumentOf & { now: Date };

/** False means that there is no such document in this user's trash. */
export async function takeFromTrash(tx: Tx, { documentId, userId, now }: TrashedOf): Promise<boolean> {
  const taken = await tx
    .update(documents)
    .set({ trashedAt: null, purgeAt: null })
    .where(and(eq(documents.id, documentId), restorable(userId, now)))
    .returning({ id: documents.id });
  return taken.length === 1;
}

/** Ends the wait of a document in the trash. False means that there is none of this user. */
export async function hastenPurge(tx: Tx, { documentId, userId, now }: TrashedOf): Promise<boolean> {
  const hastened = await tx
    .update(documents)
    .set({ purgeAt: now })
    .where(and(eq(documents.id, documentId), restorable(userId, now)))
    .returning({ id: documents.id });
  return hastened.length === 1;
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

type EverybodysTrash = {
  now: Date;
  limit: number;
  /** Part of a document's name, or words of its owner's name and address. */
  search?: string;
  /** The last document of the page before. */
  after?: TrashPlace;
};

/** The trash of all users in the same order, with the owners: for admins. */
export function listEverybodysTrash(handle: Handle, { now, limit, search, after }: EverybodysTrash) {
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
        search ? or(holds(documents.searchName, search), holdsWords(users.searchKey, search)) : undefined,
        after && sql`(${documents.trashedAt}, ${documents.id}) < (${after.trashedMs}, ${after.id})`,
      ),
    )
    .orderBy(desc(documents.trashedAt), desc(documents.id))
    .limit(limit);
}

export type TrashedOfOwner = Awaited<ReturnType<typeof listEverybodysTrash>>[number];

/** A document in the trash or purged, for a person who would otherwise see it. */
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
    .where(and(eq(documents.id, documentId), isNotNull(documents.trashedAt), concerns(handle, userId)));
  return found;
}

export type TrashedForReader = NonNullable<Awaited<ReturnType<typeof findTrashed>>>;

type Due = { now: Date; limit: number };

/**
 * Documents whose time in the trash is over, those that wait for longest first. One with a signing that still has
 * something to do at the gateway waits, and so does one with a file that the gateway may fetch.
 */
export async function listPurgeable(handle: Handle, { now, limit }: Due): Promise<string[]> {
  const busy = handle
    .select({ id: signings.id })
    .from(signings)
    .where(
      and(
        eq(signings.documentId, documents.id),
        or(isNotNull(signings.dueAt), isNotNull(signings.leaseUntil)),
      ),
    );
  const granted = handle
    .select({ id: files.id })
    .from(files)
    .innerJoin(fileGrants, eq(fileGrants.fileId, files.id))
    .where(and(eq(files.documentId, documents.id), isNull(fileGrants.usedAt), gt(fileGrants.expiresAt, now)));
  const found = await handle
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(lte(documents.purgeAt, now), isNull(documents.purgedAt), not(exists(busy)), not(exists(granted))),
    )
    .orderBy(asc(documents.purgeAt))
    .limit(limit);
  return found.map(({ id }) => id);
}

/** The stored bytes that this document names and no other does. */
export async function listHashesOfItsOwn(handle: Handle, documentId: string): Promise<string[]> {
  const own = await handle
    .selectDistinct({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.documentId, documentId));
  const hashes = own.map(({ sha256 }) => sha256);
  const shared = await handle
    .selectDistinct({ sha256: files.sha256 })
    .from(files)
    .where(and(inArray(files.sha256, hashes), not(eq(files.documentId, documentId))));
  return hashes.filter((sha256) => !shared.some((other) => other.sha256 === sha256));
}

/** False means that another process has purged the document. */
export async function markPurged(
  tx: Tx,
  { documentId, now }: { documentId: string; now: Date },
): Promise<boolean> {
  const marked = await tx
    .update(documents)
    .set({ purgedAt: now })
    .where(and(eq(documents.id, documentId), isNull(documents.purgedAt)))
    .returning({ id: documents.id });
  return marked.length === 1;
}

/**
 * Takes from a document everything but its name and who was asked to sign: its files, and what opens, reaches or
 * tells more of its signers. The row stays for the log and for the links that lead to it.
 */
export async function stripDocument(tx: Tx, documentId: string): Promise<void> {
  const its = tx.select({ id: signings.id }).from(signings).where(eq(signings.documentId, documentId));
  await tx.delete(signingFiles).where(inArray(signingFiles.signingId, its));
  await tx.delete(postbacks).where(inArray(postbacks.signingId, its));
  await tx
    .update(signers)
    .set({ sealedPersonalCode: null, sealedPhone: null, sealedToken: null })
    .where(inArray(signers.signingId, its));
  await tx
    .update(signings)
    .set({ signedFileId: null, partialFileId: null, message: null })
    .where(eq(signings.documentId, documentId));
  await tx.delete(documentTags).where(eq(documentTags.documentId, documentId));
  await tx.delete(files).where(eq(files.documentId, documentId));
}
