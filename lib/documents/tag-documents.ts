import type { Db, Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  countTags,
  listOwnDocumentIds,
  requireTag,
  tagDocuments,
  untagDocuments,
} from "@/db/repositories/tags";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { maxTags } from "@/lib/domain/document/tag";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type Library = { db: Db; now: () => Date };

type Documents = { documentIds: string[]; userId: string; origin?: Origin };

/**
 * Puts a tag on those of the documents that are this user's own, made where there is none of this name.
 *
 * @returns how many of the documents are theirs, tagged before or now
 * @throws {UserFacingError} when one of them has as many tags as it may
 */
export async function addTag(
  { db, now: clock }: Library,
  { documentIds, userId, origin, name }: Documents & { name: string },
): Promise<number> {
  return db.write(async (tx) => {
    const now = clock();
    const own = await listOwnDocumentIds(tx, { documentIds, userId });
    if (own.length === 0) return 0;
    const tag = await requireTag(tx, { newId: newId("tag", now), userId, name, now });
    const changed = await tagDocuments(tx, { documentIds: own, tagId: tag.id });
    await noteTags(tx, changed, { userId, origin, now });
    return own.length;
  });
}

/**
 * Takes a tag off those of the documents that are this user's own.
 *
 * @returns how many of the documents are theirs
 */
export async function removeTag(
  { db, now: clock }: Library,
  { documentIds, userId, origin, tagId }: Documents & { tagId: string },
): Promise<number> {
  return db.write(async (tx) => {
    const own = await listOwnDocumentIds(tx, { documentIds, userId });
    const changed = await untagDocuments(tx, { documentIds: own, tagId });
    await noteTags(tx, changed, { userId, origin, now: clock() });
    return own.length;
  });
}

type Note = { userId: string; origin?: Origin; now: Date };

/** The log says how many tags a document has, not which: they are its owner's private words, and the log is evidence. */
async function noteTags(tx: Tx, documentIds: string[], { userId, origin, now }: Note): Promise<void> {
  for (const documentId of documentIds) {
    const tags = await countTags(tx, documentId);
    if (tags > maxTags) throw new UserFacingError({ code: "too_many_tags" });
    const event = { action: "document.tags_changed", actorId: userId, origin, documentId } as const;
    await appendAuditEvent(tx, { at: now, ...event, detail: { tags } });
  }
}
