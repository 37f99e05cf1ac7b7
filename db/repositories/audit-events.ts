import { randomBytes } from "node:crypto";
import { and, asc, desc, eq, inArray, max } from "drizzle-orm";
import { type AuditAction, outcomeOf } from "@/lib/domain/audit/audit-action";
import {
  type AuditEntry,
  chainHash,
  entryDigest,
  genesisHash,
  printable,
} from "@/lib/domain/audit/audit-entry";
import type { Origin } from "@/lib/domain/request/origin";
import type { Handle, Tx } from "../client";
import { waitForAuditLog } from "../dialect/locks";
import { auditEvents, documents } from "../schema";
import { type DocumentOf, visibleTo } from "./documents";

export type AuditEvent = {
  at: Date;
  action: AuditAction;
  /** Null if the portal acts on its own. */
  actorId?: string | null;
  documentId?: string | null;
  signingId?: string | null;
  /** The origin of the request that caused the event. */
  origin?: Origin;
  /** Facts for readers of the log: integers and text, but never secrets, tokens or personal codes. */
  detail?: Record<string, string | number>;
};

/**
 * Records an event in the transaction that causes it, chained to the previous entry. No other transaction appends
 * between the read and the end of this one.
 *
 * @returns the entry's number
 * @throws RangeError for a number in `detail` that is not an integer
 */
export async function appendAuditEvent(tx: Tx, event: AuditEvent): Promise<number> {
  await waitForAuditLog(tx);
  const [last] = await tx
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  const entry = entryOf(event, (last?.seq ?? 0) + 1);
  const previousHash = last?.hash ?? genesisHash;
  const hash = chainHash(previousHash, entryDigest(entry));
  await tx.insert(auditEvents).values({ ...entry, at: event.at, previousHash, hash });
  return entry.seq;
}

function entryOf({ at, action, detail = {}, origin = {}, ...subject }: AuditEvent, seq: number): AuditEntry {
  const facts = Object.entries(detail).map(([name, fact]) => {
    if (typeof fact === "number" && !Number.isSafeInteger(fact))
      throw new RangeError(`The log takes whole numbers, and ${name} is ${fact}.`);
    return [name, typeof fact === "string" ? printable(fact) : fact] as const;
  });
  const { actorId = null, documentId = null, signingId = null } = subject;
  return {
    ...{ seq, action, actorId, documentId, signingId },
    at: at.toISOString(),
    outcome: outcomeOf(action),
    address: origin.address ? printable(origin.address) : null,
    client: origin.client ? printable(origin.client) : null,
    detail: Object.fromEntries(facts),
    nonce: randomBytes(16).toString("hex"),
  };
}

export async function findLatestSeq(handle: Handle): Promise<number> {
  const [row] = await handle.select({ seq: max(auditEvents.seq) }).from(auditEvents);
  return row?.seq ?? 0;
}

/** The events of a document that the user may see, oldest first. */
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
