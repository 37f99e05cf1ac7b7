import { isIP } from "node:net";
import { and, asc, desc, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { auditActions } from "@/lib/domain/audit/audit-action";
import type { AuditFilter } from "@/lib/domain/audit/audit-filter";
import type { Handle } from "../client";
import { auditEvents, documents, users } from "../schema";
import { chainColumns } from "./audit-chain";
import { contains, containsWords } from "./contains";
import { dayMs } from "@/lib/domain/time/durations";

const entryColumns = { ...chainColumns, actorEmail: users.email, documentName: documents.name };

type Page = {
  filter: AuditFilter;
  /** Only entries with a lower number. */
  beforeSeq?: number;
  limit: number;
};

/** Audit log entries, newest first, with the actor's email and the document's name. */
export async function listAuditEntries(handle: Handle, { filter, beforeSeq, limit }: Page) {
  return handle
    .select(entryColumns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(documents, eq(documents.id, auditEvents.documentId))
    .where(
      and(
        beforeSeq === undefined ? undefined : lt(auditEvents.seq, beforeSeq),
        await matching(handle, filter),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(limit);
}

export type AuditLogEntry = Awaited<ReturnType<typeof listAuditEntries>>[number];

async function matching(handle: Handle, { q, subject, outcome, from, until }: AuditFilter) {
  const firstSeq = from && (await firstSeqSince(handle, new Date(from)));
  const endSeq = until && (await firstSeqSince(handle, new Date(Date.parse(until) + dayMs)));
  return and(
    q ? await mentions(handle, q) : undefined,
    subject ? inArray(auditEvents.action, actionsAbout(subject)) : undefined,
    outcome ? eq(auditEvents.outcome, outcome) : undefined,
    firstSeq ? gte(auditEvents.seq, firstSeq) : undefined,
    endSeq ? lt(auditEvents.seq, endSeq) : undefined,
  );
}

/** Entries are numbered in the order of their times, so a range of days is a range of numbers. */
async function firstSeqSince(handle: Handle, at: Date): Promise<number> {
  const [first] = await handle
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(gte(auditEvents.at, at))
    .orderBy(asc(auditEvents.at), asc(auditEvents.seq))
    .limit(1);
  return first?.seq ?? Number.MAX_SAFE_INTEGER;
}

const actionsAbout = (subject: string) => auditActions.filter((action) => action.startsWith(`${subject}.`));

/**
 * If a search matches at most this many people or documents, entries are found by their ids. Otherwise PostgreSQL would
 * test every entry of the log. Addresses have no index, so they are searched only for a text that is an address.
 */
const maxLookedUp = 200;

async function mentions(handle: Handle, text: string): Promise<SQL | undefined> {
  const people = () =>
    handle.select({ id: users.id }).from(users).where(containsWords(users.searchKey, text)).$dynamic();
  const named = () =>
    handle
      .select({ id: documents.id })
      .from(documents)
      .where(contains(documents.searchName, text))
      .$dynamic();
  const [fewPeople, fewNamed] = await Promise.all(
    [people(), named()].map((found) => found.limit(maxLookedUp + 1)),
  );
  return or(
    inArray(auditEvents.actorId, idsOf(fewPeople) ?? people()),
    inArray(auditEvents.documentId, idsOf(fewNamed) ?? named()),
    eq(auditEvents.documentId, text),
    isIP(text) ? eq(auditEvents.address, text) : undefined,
  );
}

const idsOf = (found: { id: string }[] = []) =>
  found.length > maxLookedUp ? undefined : found.map(({ id }) => id);
