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
  /** Only entries after this number. */
  afterSeq?: number;
  /** The last number that is read. */
  upToSeq?: number;
  /** Only entries about this document. */
  documentId?: string;
};

/** The log or a part of it with its hashes, in order, a page of it in memory at a time. */
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
    // The database answers without waiting, so that a long log would leave no turn to anybody else.
    await setImmediate();
    seen = page.at(-1)?.seq ?? seen;
    isMore = page.length === pageSize;
  }
}

/** The number of the entry with this hash, if there is one. Scans the whole log: for a chain that is broken. */
export async function findSeqOfHash(handle: Handle, hash: string): Promise<number | undefined> {
  const [found] = await handle
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(eq(auditEvents.hash, hash));
  return found?.seq;
}
