import {
  and,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  notInArray,
  or,
  sql,
  type SQLWrapper,
} from "drizzle-orm";
import { quietActions } from "@/lib/domain/audit/audit-action";
import type { Handle } from "../client";
import { auditEvents, documents, signers, signings } from "../schema";
import { involves } from "./documents";

/** A document that changed, with the number of its newest event, by which lists are ordered. */
export type Change = { documentId: string; seq: number };

/** The events to read: those after a number, up to and including another one. */
type Range = { afterSeq: number; untilSeq?: number };

/** Condition: the event is in the range and changes what a page shows. */
const isChange = ({ afterSeq, untilSeq }: Range) =>
  and(
    gt(auditEvents.seq, afterSeq),
    untilSeq === undefined ? undefined : lte(auditEvents.seq, untilSeq),
    isNotNull(auditEvents.documentId),
    notInArray(auditEvents.action, [...quietActions]),
  );

const newestSeq = sql<number>`max(${auditEvents.seq})`;

/** Condition: the user receives the event. Documents in the trash are included. */
const isReceivedBy = (handle: Handle, userId: string | SQLWrapper) =>
  or(involves(handle, userId), beforeRemovalOf(handle, userId));

/** Condition: the event was not later than the user's removal as a signer, so that it includes the removal. */
function beforeRemovalOf(handle: Handle, userId: string | SQLWrapper) {
  return exists(
    handle
      .select({ id: signers.id })
      .from(signers)
      .where(
        and(
          eq(signers.signingId, auditEvents.signingId),
          eq(signers.userId, userId),
          isNotNull(signers.withdrawnAt),
          or(isNull(signers.removedAt), gte(signers.removedAt, auditEvents.at)),
        ),
      ),
  );
}

/** The changes that this user receives, oldest first, so that a reader of some can continue after the last one. */
export async function listChangedDocuments(
  handle: Handle,
  { userId, ...range }: Range & { userId: string },
): Promise<Change[]> {
  return handle
    .select({ documentId: documents.id, seq: newestSeq })
    .from(auditEvents)
    .innerJoin(documents, eq(documents.id, auditEvents.documentId))
    .where(and(isChange(range), isReceivedBy(handle, userId)))
    .groupBy(documents.id)
    .orderBy(newestSeq);
}

/** The same list as `listChangedDocuments` for each user who has one, in one query. */
export async function listChangesByUser(handle: Handle, range: Range): Promise<Map<string, Change[]>> {
  const concerned = concernedUsers(handle, range);
  const rows = await handle
    .select({ userId: concerned.userId, documentId: documents.id, seq: newestSeq })
    .from(auditEvents)
    .innerJoin(documents, eq(documents.id, auditEvents.documentId))
    .innerJoin(concerned, eq(concerned.documentId, documents.id))
    .where(and(isChange(range), isReceivedBy(handle, concerned.userId)))
    .groupBy(concerned.userId, documents.id)
    .orderBy(newestSeq);
  const byUser = new Map<string, Change[]>();
  for (const { userId, ...change } of rows) {
    const changes = byUser.get(userId) ?? [];
    byUser.set(userId, changes);
    changes.push(change);
  }
  return byUser;
}

/** Each changed document with its owner and everybody who was ever asked to sign it. */
function concernedUsers(handle: Handle, range: Range) {
  const changed = handle
    .select({ documentId: auditEvents.documentId })
    .from(auditEvents)
    .where(isChange(range));
  const asked = handle
    .select({ documentId: signings.documentId, userId: sql<string>`${signers.userId}` })
    .from(signings)
    .innerJoin(signers, eq(signers.signingId, signings.id))
    .where(and(inArray(signings.documentId, changed), isNotNull(signers.userId)));
  return handle
    .select({ documentId: documents.id, userId: documents.ownerId })
    .from(documents)
    .where(inArray(documents.id, changed))
    .union(asked)
    .as("concerned");
}

/** The changes of all users' documents, for admins. */
export async function listAllChanges(handle: Handle, range: Range): Promise<Change[]> {
  return handle
    .select({ documentId: sql<string>`${auditEvents.documentId}`, seq: newestSeq })
    .from(auditEvents)
    .where(isChange(range))
    .groupBy(auditEvents.documentId)
    .orderBy(newestSeq);
}

/** The newest change of one document, for a caller who may see it. */
export async function listChangesOfDocument(
  handle: Handle,
  { documentId, ...range }: Range & { documentId: string },
): Promise<Change[]> {
  const [found] = await handle
    .select({ seq: max(auditEvents.seq) })
    .from(auditEvents)
    .where(and(eq(auditEvents.documentId, documentId), isChange(range)));
  return found?.seq ? [{ documentId, seq: found.seq }] : [];
}
