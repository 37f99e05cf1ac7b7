import { expect, test } from "vitest";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { auditFilter } from "@/lib/domain/audit/audit-filter";
import { chainHash, entryDigest } from "@/lib/domain/audit/audit-entry";
import { readCsv } from "@/lib/base/csv/read-csv";
import { csvStream } from "@/lib/base/csv/write-csv";
import { auditCells, auditColumns, auditJson, readAuditLog } from "./export-entries";

const now = new Date("2026-11-24T10:00:00Z");

async function logOf(count: number) {
  const db = openTestDatabase();
  await db.write(async (tx) => {
    for (let index = 0; index < count; index += 1)
      await appendAuditEvent(tx, { at: now, action: "user.signed_in", detail: { index, name: "„Žąsis“" } });
  });
  return db.read;
}

async function exported(filter: object, count: number) {
  let text = "";
  for await (const part of auditJson(readAuditLog(await logOf(count), auditFilter.parse(filter))))
    text += part;
  return JSON.parse(text) as Parameters<typeof entryDigest>[0][];
}

test("a JSON export has every entry once across pages, with everything that its hash covers", async () => {
  const entries = await exported({}, 1_001);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_001 }, (_, index) => 1_001 - index));
  for (const entry of entries.slice(0, 3)) {
    const { previousHash, hash } = entry as { previousHash?: string; hash?: string };
    expect(chainHash(previousHash ?? "", entryDigest(entry))).toBe(hash);
  }
});

test("an export without entries is an empty array", async () => {
  expect(await exported({ subject: "mail" }, 1)).toEqual([]);
});

test("a CSV export has a row for each entry, with its details", async () => {
  const rows = auditCells(readAuditLog(await logOf(2), {}));
  const bytes = new Uint8Array(await new Response(csvStream(auditColumns, rows)).arrayBuffer());
  const [headings, ...entries] = readCsv(bytes).map(({ cells }) => cells);
  expect(headings).toEqual([...auditColumns]);
  expect(entries.map(([seq]) => seq)).toEqual(["2", "1"]);
  expect(entries[0]?.[auditColumns.indexOf("detail")]).toBe('{"index":1,"name":"„Žąsis“"}');
});
