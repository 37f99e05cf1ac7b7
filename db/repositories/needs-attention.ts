import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notExists,
  or,
  sql,
} from "drizzle-orm";
import { alias } from "../dialect/columns";
import { statusesWith } from "@/lib/domain/signing/signing-status";
import type { Handle } from "../client";
import { documents, mails, signings } from "../schema";

/** Unfinished signings whose retention at the gateway ends before `before`, soonest first. */
export async function listExpiringSoon(handle: Handle, { before, limit }: { before: Date; limit: number }) {
  return handle
    .select({ id: signings.id, documentName: documents.name, gatewayExpiresAt: signings.gatewayExpiresAt })
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .where(
      and(
        inArray(signings.status, statusesWith("admins_see_retention")),
        lt(signings.gatewayExpiresAt, before),
      ),
    )
    .orderBy(asc(signings.gatewayExpiresAt))
    .limit(limit);
}

/** Condition: the mail was refused by the mail server, or has failed and waits for a retry. */
const isUnsent = and(
  isNull(mails.sentAt),
  or(eq(mails.ending, "refused"), and(isNotNull(mails.dueAt), ne(mails.failures, 0))),
);

/** A later mail of the same kind and subject: a refused mail stays on record when it is queued again. */
function laterMail(handle: Handle) {
  const later = alias(mails, "later");
  return handle
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        eq(later.kind, mails.kind),
        sql`${later.signingId} is not distinct from ${mails.signingId}`,
        sql`${later.signerId} is not distinct from ${mails.signerId}`,
        sql`${later.userId} is not distinct from ${mails.userId}`,
        sql`${later.documentId} is not distinct from ${mails.documentId}`,
        gt(later.id, mails.id),
      ),
    );
}

/** Mail created since `since` that could not be sent so far, latest first. */
export async function listStuckMail(handle: Handle, { since, limit }: { since: Date; limit: number }) {
  return handle
    .select({
      id: mails.id,
      kind: mails.kind,
      signingId: mails.signingId,
      userId: mails.userId,
      recipientName: mails.recipientName,
      ending: mails.ending,
      createdAt: mails.createdAt,
    })
    .from(mails)
    .where(and(isUnsent, gte(mails.createdAt, since), notExists(laterMail(handle))))
    .orderBy(desc(mails.createdAt))
    .limit(limit);
}
