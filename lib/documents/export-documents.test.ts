import { expect, test } from "vitest";
import { renameDocument } from "@/db/repositories/documents";
import { moveToTrash } from "@/db/repositories/trash";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { readCsv } from "@/lib/base/csv/read-csv";
import { csvStream } from "@/lib/base/csv/write-csv";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { documentCells, documentColumns, readAllDocuments } from "./export-documents";

const now = new Date("2026-11-25T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function withDocuments(...names: string[]) {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ada", now);
  for (const [index, name] of names.entries())
    await addDocument(db, { id: `doc_${index}`, ownerId, name, now: later(index) });
  const read = (parameters: Record<string, string> = {}) =>
    readAllDocuments(db.read, { query: readLibraryQuery(parameters), pageSize: 2 });
  return { db, read };
}

const idsOf = async (documents: AsyncIterable<{ id: string }>, onFirst = async () => {}) => {
  const ids: string[] = [];
  for await (const { id } of documents) if (ids.push(id) === 1) await onFirst();
  return ids;
};

test("an export has each document once across pages, even if it changes in the meantime", async () => {
  const { db, read } = await withDocuments("a", "b", "c", "d", "e");
  const all = ["doc_0", "doc_1", "doc_2", "doc_3", "doc_4"];
  expect(await idsOf(read())).toEqual(all);
  const rename = () => db.write((tx) => renameDocument(tx, { id: "doc_3", name: "changed", now: later(60) }));
  expect(await idsOf(read({ sort: "-changed" }), rename)).toEqual(all);
});

test("an export ends if the remaining documents are deleted in the meantime, and does not start over", async () => {
  const { db, read } = await withDocuments("a", "b", "c");
  const trash = () => db.write((tx) => moveToTrash(tx, { documentId: "doc_2", now, purgeAt: later(9) }));
  expect(await idsOf(read(), trash)).toEqual(["doc_0", "doc_1"]);
});

test("an export has the documents that match its filters, and hostile names survive unchanged", async () => {
  const hostile = ["=1+1", "@SUM(A1)", '"quoted", and\nbroken', "-2+3|cmd"];
  const { read } = await withDocuments(...hostile, "Lease");
  const rowsOf = async (parameters: Record<string, string>) => {
    const csv = await new Response(csvStream(documentColumns, documentCells(read(parameters)))).text();
    return { csv, rows: readCsv(Buffer.from(csv)).map(({ cells }) => cells) };
  };
  const { csv, rows } = await rowsOf({});
  expect(rows[0]).toEqual([...documentColumns]);
  expect(rows.slice(1).map(([name]) => name)).toEqual([...hostile, "Lease"]);
  expect(csv).not.toMatch(/(^|,)"?[=@-]/m);
  const found = (await rowsOf({ q: "lease" })).rows;
  expect(found.slice(1)).toEqual([
    [
      "Lease",
      "draft",
      "ada Test",
      "ada@example.com",
      "1",
      later(4).toISOString(),
      later(4).toISOString(),
      "doc_4",
    ],
  ]);
});
