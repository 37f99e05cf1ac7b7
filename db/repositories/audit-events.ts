import { and, asc, eq, gt, inArray, max, notInArray, sql } from "drizzle-orm";
import { type AuditAction, quietActions } from "@/lib/domain/audit-action";
import type { Handle, Tx } from "../client";
import { auditEvents, documents } from "../schema";
import { type DocumentOf, visibleTo } from "./documents";

export type AuditEvent = {
  at: Date;
  action: AuditAction;
  /** Null where the portal acts by itself. */
  actorId?: string | null;
  documentId?: string | null;
  signingId?: string | null;
  /** Facts for readers of the log. Never a secret, a token or a personal code. */
  detail?: Record<string, string | number>;
};

/** Records what happened, in the transaction in which it happens. */
export async function appendAuditEvent(tx: Tx, { detail = {}, ...event }: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values({ ...event, detail });
}

export async function findLatestSeq(handle: Handle): Promise<number> {
  const [row] = await handle.select({ seq: max(auditEvents.seq) }).from(auditEvents);
  return row?.seq ?? 0;
}

/**
 * Documents of this person that look different since an event, with the newest event's number, in the order
 * of these numbers: whoever was told of the first few goes on after the last of them.
 */
export async function listChangedDocuments(
  handle: Handle,
  { userId, afterSeq }: { userId: string; afterSeq: number },
) {
  const seq = sql<number>`max(${auditEvents.seq})`;
  return handle
    .select({ documentId: documents.id, seq })
    .from(auditEvents)
    .innerJoin(documents, eq(documents.id, auditEvents.documentId))
    .where(
      and(
        gt(auditEvents.seq, afterSeq),
        notInArray(auditEvents.action, [...quietActions]),
        visibleTo(handle, userId),
      ),
    )
    .groupBy(documents.id)
    .orderBy(seq);
}

/** The same for one document, for a page whose reader may see it. */
export async function listChangesOfDocument(
  handle: Handle,
  { documentId, afterSeq }: { documentId: string; afterSeq: number },
) {
  const [found] = await handle
    .select({ seq: max(auditEvents.seq) })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.documentId, documentId),
        gt(auditEvents.seq, afterSeq),
        notInArray(auditEvents.action, [...quietActions]),
      ),
    );
  return found?.seq ? [{ documentId, seq: found.seq }] : [];
}

/** What happened to a document, oldest first, for somebody who may see it. */
export async function listDocumentEvents(
  handle: Handle,
  { documentId, userId, actions }: DocumentOf & { actions: readonly string[] },
) {
  return handle
    .select({
      seq: auditEvents.seq,
      at: auditEvents.at,
      action: auditEvents.action,
      detail: auditEvents.detail,
    })
    .from(auditEvents)
    .innerJoin(documents, eq(documents.id, auditEvents.documentId))
    .where(
      and(
        eq(auditEvents.documentId, documentId),
        inArray(auditEvents.action, [...actions]),
        visibleTo(handle, userId),
      ),
    )
    .orderBy(asc(auditEvents.seq));
}
