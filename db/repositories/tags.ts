import { and, asc, eq, inArray, notExists } from "drizzle-orm";
import { foldedName } from "@/lib/domain/text/sort-name";
import type { Handle, Tx } from "../client";
import { documents, documentTags, tags } from "../schema";
import { ownedBy } from "./documents";

const tagColumns = { id: tags.id, name: tags.name };

export type Tag = Pick<typeof tags.$inferSelect, keyof typeof tagColumns>;

/** All tags of a person, by name. */
export async function listTags(handle: Handle, userId: string): Promise<Tag[]> {
  return handle.select(tagColumns).from(tags).where(eq(tags.ownerId, userId)).orderBy(asc(tags.foldedName));
}

/** The user's own tags on these documents. */
export async function listTagsOfDocuments(
  handle: Handle,
  { documentIds, userId }: { documentIds: string[]; userId: string },
) {
  return handle
    .select({ documentId: documentTags.documentId, ...tagColumns })
    .from(documentTags)
    .innerJoin(tags, eq(tags.id, documentTags.tagId))
    .where(and(inArray(documentTags.documentId, documentIds), eq(tags.ownerId, userId)))
    .orderBy(asc(tags.foldedName));
}

export type DocumentTag = Awaited<ReturnType<typeof listTagsOfDocuments>>[number];

/** Those of the documents that the user owns: only these can be tagged. */
export async function listOwnDocumentIds(
  handle: Handle,
  { documentIds, userId }: { documentIds: string[]; userId: string },
): Promise<string[]> {
  const rows = await handle
    .select({ id: documents.id })
    .from(documents)
    .where(and(inArray(documents.id, documentIds), ownedBy(userId)));
  return rows.map(({ id }) => id);
}

/** The user's tag of this name, regardless of case and accents; created if missing. */
export async function requireTag(
  tx: Tx,
  { newId, userId, name, now }: { newId: string; userId: string; name: string; now: Date },
): Promise<Tag> {
  const folded = foldedName(name);
  await tx
    .insert(tags)
    .values({ id: newId, ownerId: userId, name, foldedName: folded, createdAt: now })
    .onConflictDoNothing();
  const [found] = await tx
    .select(tagColumns)
    .from(tags)
    .where(and(eq(tags.ownerId, userId), eq(tags.foldedName, folded)));
  if (!found) throw new Error("The tag that was just created was not found.");
  return found;
}

type Tagging = { documentIds: string[]; tagId: string };

/** Adds a tag to documents, and returns the ids of those that did not have it yet. */
export async function tagDocuments(tx: Tx, { documentIds, tagId }: Tagging): Promise<string[]> {
  if (documentIds.length === 0) return [];
  const tagged = await tx
    .insert(documentTags)
    .values(documentIds.map((documentId) => ({ documentId, tagId })))
    .onConflictDoNothing()
    .returning({ documentId: documentTags.documentId });
  return tagged.map(({ documentId }) => documentId);
}

/** Removes a tag from documents, and returns the ids of those that had it. An unused tag is deleted. */
export async function untagDocuments(tx: Tx, { documentIds, tagId }: Tagging): Promise<string[]> {
  const untagged = await tx
    .delete(documentTags)
    .where(and(inArray(documentTags.documentId, documentIds), eq(documentTags.tagId, tagId)))
    .returning({ documentId: documentTags.documentId });
  const used = tx
    .select({ tagId: documentTags.tagId })
    .from(documentTags)
    .where(eq(documentTags.tagId, tagId));
  await tx.delete(tags).where(and(eq(tags.id, tagId), notExists(used)));
  return untagged.map(({ documentId }) => documentId);
}

export async function countTags(handle: Handle, documentId: string): Promise<number> {
  return handle.$count(documentTags, eq(documentTags.documentId, documentId));
}

/** Deletes the tags of a user, which removes them from documents. */
export async function deleteTagsOf(tx: Tx, ownerId: string): Promise<void> {
  await tx.delete(tags).where(eq(tags.ownerId, ownerId));
}
