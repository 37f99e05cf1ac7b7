import { and, desc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import { type SigningStatus, statusesWith } from "@/lib/domain/signing/signing-status";
import type { Handle, Tx } from "../client";
import { unindexed } from "../dialect/words";
import { auditEvents, documents, needsAttention, signers, signings, users } from "../schema";
import { contains, containsWords } from "./contains";

const owner = alias(users, "owner");

const lineColumns = {
  id: signings.id,
  status: signings.status,
  reason: signings.reason,
  failures: signings.failures,
  dueAt: signings.dueAt,
  createdAt: signings.createdAt,
  documentId: signings.documentId,
  documentName: documents.name,
  ownerName: owner.name,
  ownerSurname: owner.surname,
  needsAttention: sql<number>`${needsAttention(signings)}`.mapWith(Boolean),
};

type Filter = {
  status?: SigningStatus;
  needsAttention?: boolean;
  /** A document's name or id, a signing's id, or its owner's name or address. */
  search?: string;
};

/**
 * Signings of all users, latest first.
 *
 * @param before the id of the last signing of the previous page
 */
export async function listSignings(
  handle: Handle,
  { status, needsAttention: isNeeding, search, before, limit }: Filter & { before?: string; limit: number },
) {
  return handle
    .select(lineColumns)
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .innerJoin(owner, eq(owner.id, documents.ownerId))
    .where(
      and(
        status && eq(signings.status, status),
        isNeeding ? needsAttention(signings) : undefined,
        search ? matches(handle, search) : undefined,
        before ? lt(signings.id, before) : undefined,
      ),
    )
    .orderBy(desc(signings.id))
    .limit(limit);
}

export type SigningLine = Awaited<ReturnType<typeof listSignings>>[number];

const idOf = { signing: /^sgn_[0-9a-f]+$/, document: /^doc_[0-9a-f]+$/ };

function matches(handle: Handle, search: string): SQL {
  if (idOf.signing.test(search)) return eq(signings.id, search);
  if (idOf.document.test(search)) return eq(signings.documentId, search);
  const people = handle.select({ id: users.id }).from(users).where(containsWords(users.searchKey, search));
  const found = handle
    .select({ id: documents.id })
    .from(documents)
    .where(or(contains(documents.searchName, search), inArray(documents.ownerId, people)));
  // Documents and people are each read once. The unary plus keeps SQLite from using the index on documents and then
  // sorting: it reads signings in order until the page is full.
  return inArray(unindexed(signings.documentId), found);
}

/** What admins see of one signing, in addition to the workflow's data. */
export async function findSigningForAdmin(handle: Handle, signingId: string) {
  const sender = alias(users, "sender");
  const [found] = await handle
    .select({
      ...lineColumns,
      ownerId: documents.ownerId,
      documentStatus: documents.status,
      senderName: sender.name,
      senderSurname: sender.surname,
      leaseUntil: signings.leaseUntil,
      attempt: signings.attempt,
      handledAt: signings.handledAt,
      /** Whether it is the latest signing of its document. */
      isLatest:
        sql<number>`not exists (select 1 from signings later where later.document_id = ${signings.documentId} and later.id > ${signings.id})`.mapWith(
          Boolean,
        ),
    })
    .from(signings)
    .innerJoin(documents, eq(documents.id, signings.documentId))
    .innerJoin(owner, eq(owner.id, documents.ownerId))
    .innerJoin(sender, eq(sender.id, signings.sentById))
    .where(eq(signings.id, signingId));
  return found;
}

export type AdminSigning = NonNullable<Awaited<ReturnType<typeof findSigningForAdmin>>>;

/** Audit log entries about a signing, newest first. */
export async function listSigningEvents(
  handle: Handle,
  { documentId, signingId, limit }: { documentId: string; signingId: string; limit: number },
) {
  return handle
    .select({
      seq: auditEvents.seq,
      at: auditEvents.at,
      action: auditEvents.action,
      outcome: auditEvents.outcome,
      detail: auditEvents.detail,
      actorName: users.name,
      actorSurname: users.surname,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(and(eq(auditEvents.documentId, documentId), eq(auditEvents.signingId, signingId)))
    .orderBy(desc(auditEvents.seq))
    .limit(limit);
}

export type SigningEvent = Awaited<ReturnType<typeof listSigningEvents>>[number];

type ClaimCheck = { signingId: string; now: Date };

const isUnclaimed = ({ signingId, now }: ClaimCheck) =>
  and(eq(signings.id, signingId), or(isNull(signings.leaseUntil), lte(signings.leaseUntil, now)));

/**
 * Makes a signing due at once, whatever it was waiting for, with the given status.
 *
 * @param isLevelWaived true waives the required level of its finished file; unchanged otherwise
 * @returns false if a process is working on it
 */
export async function makeSigningDue(
  tx: Tx,
  { status, isLevelWaived, ...check }: ClaimCheck & { status: SigningStatus; isLevelWaived?: true },
): Promise<boolean> {
  const made = await tx
    .update(signings)
    .set({
      ...{ status, isLevelWaived, dueAt: check.now, quietChecks: 0 },
      signalCount: sql`${signings.signalCount} + 1`,
    })
    .where(isUnclaimed(check))
    .returning({ id: signings.id });
  return made.length === 1;
}

/** Closes a signing that needs attention and makes its cleanup due. Returns false if a process is working on it. */
export async function recordClosing(tx: Tx, check: ClaimCheck): Promise<boolean> {
  const closed = await tx
    .update(signings)
    .set({
      status: "failed",
      handledAt: check.now,
      dueAt: check.now,
      signalCount: sql`${signings.signalCount} + 1`,
    })
    .where(and(isUnclaimed(check), inArray(signings.status, statusesWith("needs_attention"))))
    .returning({ id: signings.id });
  return closed.length === 1;
}

/** The settings and signers of a signing, for resending it; personal codes and phone numbers are sealed. */
export async function findSigningSettings(handle: Handle, signingId: string) {
  const [found] = await handle
    .select({
      language: signings.language,
      senderLanguage: signings.senderLanguage,
      message: signings.message,
      type: signings.type,
      remindEveryDays: signings.remindEveryDays,
    })
    .from(signings)
    .where(eq(signings.id, signingId));
  if (!found) return undefined;
  const signerRows = await handle
    .select({
      step: signers.step,
      userId: signers.userId,
      gatewayId: signers.gatewayId,
      name: signers.name,
      surname: signers.surname,
      email: signers.email,
      country: signers.country,
      sealedPersonalCode: signers.sealedPersonalCode,
      sealedPhone: signers.sealedPhone,
      purpose: signers.purpose,
      methods: signers.methods,
    })
    .from(signers)
    .where(and(eq(signers.signingId, signingId), isNull(signers.removedAt)))
    .orderBy(signers.position);
  return { ...found, signers: signerRows };
}
