import { setImmediate } from "node:timers/promises";
import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { ChainedEntry } from "@/lib/domain/audit/audit-entry";
import type { Handle } from "../client";
import { auditEvents } from "../schema";

const pageSize = 1_000;

/** An entry with everything that its hash covers. */
export const chainColumns = {
  seq: auditEvents.seq,
  at: auditEvents.at,
  action: auditEvents.action,
  outcome: auditEvents.outcome,
  actorId: auditEvents.actorId,
  documentId: auditEvents.documentId,
  signingId: auditEvents.signingId,
  address: auditEvents.address,
  client: auditEvents.client,
  detail: auditEvents.detail,
  nonce: auditEvents.nonce,
  previousHash: auditEvents.previousHash,
  hash: auditEvents.hash,
};

type Part = {
  /** Only entries with a higher number. */
  afterSeq?: number;
  /** The number of the last entry to read. */
  upToSeq?: number;
  /** Only entries about this document. */
  documentId?: string;
};

/** Yields the audit log, or a part of it, in order with its hashes, one page in memory at a time. */
export async function* readAuditChain(
  handle: Handle,
  { afterSeq = 0, upToSeq = Number.MAX_SAFE_INTEGER, documentId }: Part = {},
): AsyncGenerator<ChainedEntry> {
  for (let seen = afterSeq, isMore = true; isMore;) {
    const page = await handle
      .select(chainColumns)
      .from(auditEvents)
      .where(
        and(
          gt(auditEvents.seq, seen),
          lte(auditEvents.seq, upToSeq),
          documentId ? eq(auditEvents.documentId, documentId) : undefined,
        ),
      )
      .orderBy(asc(auditEvents.seq))
      .limit(pageSize);
    for (const { at, ...entry } of page) yield { ...entry, at: at.toISOString() };
    // Queries are synchronous, so reading a long log would block the event loop.
    await setImmediate();
    seen = page.at(-1)?.seq ?? seen;
    isMore = page.length === pageSize;
  }
}

/** The number of the entry with this hash, if any. Scans the whole log, so use it only for a broken chain. */
export async function findSeqOfHash(handle: Handle, hash: string): Promise<number | undefined> {
  const [found] = await handle
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(eq(auditEvents.hash, hash));
  return found?.seq;
}
