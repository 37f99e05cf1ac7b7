import { setImmediate } from "node:timers/promises";
import type { Handle } from "@/db/client";
import { type AuditLogEntry, listAuditEntries } from "@/db/repositories/audit-log";
import type { AuditFilter } from "@/lib/domain/audit/audit-filter";

const pageSize = 500;

/** Yields the entries that match a filter, newest first, one page in memory at a time. */
export async function* readAuditLog(handle: Handle, filter: AuditFilter): AsyncGenerator<AuditLogEntry> {
  for (let beforeSeq: number | undefined, isMore = true; isMore;) {
    const page = await listAuditEntries(handle, { filter, beforeSeq, limit: pageSize });
    yield* page;
    beforeSeq = page.at(-1)?.seq;
    isMore = page.length === pageSize;
    await setImmediate();
  }
}

/** Yields the entries as a JSON array, one per line, each with everything that its hash covers. */
export async function* auditJson(entries: AsyncIterable<AuditLogEntry>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const entry of entries) {
    yield separator + JSON.stringify(entry);
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** The columns of a CSV export. */
export const auditColumns = [
  "seq",
  "at",
  "action",
  "outcome",
  "actorEmail",
  "actorId",
  "documentName",
  "documentId",
  "signingId",
  "address",
  "client",
  "detail",
  "hash",
] as const satisfies (keyof AuditLogEntry)[];

/** The cells of each entry, in the order of `auditColumns`. */
export async function* auditCells(entries: AsyncIterable<AuditLogEntry>): AsyncGenerator<string[]> {
  for await (const { at, detail, ...entry } of entries) {
    const texts = { ...entry, at: at.toISOString(), detail: JSON.stringify(detail) };
    yield auditColumns.map((column) => String(texts[column] ?? ""));
  }
}
