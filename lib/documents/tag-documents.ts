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
 * Adds a tag to those of the documents that the user owns; the tag is created if there is none of this name.
 *
 * @returns how many of the documents are theirs, tagged before or now
 * @throws {UserFacingError} if one of them has the maximum number of tags
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
    await recordTags(tx, changed, { userId, origin, now });
    return own.length;
  });
}

/**
 * Removes a tag from those of the documents that the user owns.
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
    await recordTags(tx, changed, { userId, origin, now: clock() });
    return own.length;
  });
}

type TagChange = { userId: string; origin?: Origin; now: Date };

/** The audit log has the number of tags only: tags are private to the owner, and the log is part of the evidence. */
async function recordTags(tx: Tx, documentIds: string[], { userId, origin, now }: TagChange): Promise<void> {
  for (const documentId of documentIds) {
    const tags = await countTags(tx, documentId);
    if (tags > maxTags) throw new UserFacingError({ code: "too_many_tags" });
    const event = { action: "document.tags_changed", actorId: userId, origin, documentId } as const;
    await appendAuditEvent(tx, { at: now, ...event, detail: { tags } });
  }
}
