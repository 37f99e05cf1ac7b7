import { getTableName, type Table } from "drizzle-orm";
import type { Tx } from "@/db/client";

type Write = { table: string; columns: string[]; action?: string };

/** Names for writes without an event in the audit log, by table and columns. */
const unloggedWrites: Readonly<Record<string, string>> = {
  "signings attempt leaseUntil": "a claim",
  "signings dueAt leaseUntil quietChecks": "the release of the claim",
  "signings attempt failures quietChecks reason": "a check that found nothing new",
  "signings attempt checkedAt failures quietChecks reason": "a status without news",
  "signings attempt": "the count of an attempt",
  "signings attempt failures isResultRejected reason resultDigest resultUrl": "the file's new location",
  "signings archive attempt failures isResultRejected quietChecks reason resultDigest resultUrl":
    "the archived file's location",
  "signings leaseUntil": "a lease extension",
  "signings attempt createIntendedAt": "the intent to create",
  "signings attempt uploadIntendedAt": "the intent to upload",
  "signings dueAt quietChecks signalCount": "a signal",
  "mails attempt leaseUntil": "the claim of a mail",
  "unreferenced_files contents sha256 since": "the mark of bytes without a row",
  "file_grants expiresAt fileId tokenHash": "a file's one-time address",
  "file_grants usedAt": "the use of a one-time address",
};

/** Wraps a transaction so that its writes are recorded and can be described. */
export function watchWrites(tx: Tx): { watched: Tx; describe: () => string } {
  const writes: Write[] = [];
  const record = (table: Table, values: unknown) => {
    const rows = (Array.isArray(values) ? values : [values]) as Record<string, unknown>[];
    for (const row of rows) {
      const action = typeof row.action === "string" ? row.action : undefined;
      writes.push({ table: getTableName(table), columns: Object.keys(row).sort(), action });
    }
  };
  const insert: Tx["insert"] = (table) => {
    const builder = tx.insert(table);
    const values = builder.values.bind(builder) as (rows: unknown) => never;
    return Object.assign(builder, { values: (rows: unknown) => (record(table, rows), values(rows)) });
  };
  const update: Tx["update"] = (table) => {
    const builder = tx.update(table);
    const set = builder.set.bind(builder) as (row: unknown) => never;
    return Object.assign(builder, { set: (row: unknown) => (record(table, row), set(row)) });
  };
  const watched = new Proxy(tx, {
    get(target, name) {
      if (name === "insert") return insert;
      if (name === "update") return update;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { watched, describe: () => describeWrites(writes) };
}

/** Names writes by their events in the audit log, if there are any. */
function describeWrites(writes: Write[]): string {
  const events = writes.flatMap(({ action }) => action ?? []);
  const unlogged = writes.map(({ table, columns }) => [table, ...columns].join(" "));
  const names = events.length > 0 ? events : unlogged.map((write) => unloggedWrites[write] ?? write);
  return [...new Set(names)].join(" + ");
}
