import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { rowsOf } from "../dialect/handle";
import { listLibrary } from "../repositories/library";
import { countToSign } from "../repositories/to-sign";
import { openSqliteTestDatabase, type TestDatabase } from "../testing/open-test-database";
import { addDocument, addDocumentToSign, addUser } from "../testing/sample-rows";
import { indexObjects, installLibraryIndex, removeLibraryIndex } from "./sqlite-library-index";

const start = new Date("2026-11-24T10:00:00Z");

let db: TestDatabase;
let ada: string;
let eve: string;

beforeEach(async () => {
  db = openSqliteTestDatabase();
  [ada, eve] = [await addUser(db, "ada", start), await addUser(db, "eve", start)];
});

async function list(q: string): Promise<string[]> {
  const query = readLibraryQuery({ q });
  const page = await listLibrary(db.read, { scope: { userId: ada }, query, limit: 100 });
  return page.documents.map(({ id }) => id);
}

test("a rebuilt index equals the one maintained by triggers", async () => {
  await addDocument(db, { id: "doc_1", name: "Lease", ownerId: ada, now: start });
  await addDocumentToSign(db, { id: "s", ownerId: eve, now: start }, { userId: ada });
  const all = async () => [
    await rowsOf(db.read, sql`select * from library_entries order by document_id, user_id`),
    await list("doc"),
    await countToSign(db.read, ada),
  ];
  const before = await all();
  const file = new Database(db.file);
  removeLibraryIndex(file);
  file.exec("update documents set name = 'Leasehold' where id = 'doc_1'");
  installLibraryIndex(file);
  file.close();
  expect(await all()).toEqual(before);
  expect(await list("leasehold")).toEqual(["doc_1"]);
});

test("an index refresh starts from the document and scans no other documents of its people", async () => {
  const body = /BEGIN(.*)END/s.exec(indexObjects.get("library_refresh_insert")!)![1]!;
  const statements = body.split(";").filter((statement) => statement.trim());
  const steps = await Promise.all(
    statements.map((statement) =>
      rowsOf<{ detail: string }>(
        db.read,
        sql.raw(`explain query plan ${statement.replaceAll("NEW.document_id", "'doc_1'")}`),
      ),
    ),
  );
  const names = steps
    .flat()
    .map(({ detail }) => detail)
    .join("\n");
  expect(names).toContain("signers_position (signing_id=?)");
  expect(names).toContain("files_document (document_id=? AND role=?)");
  expect(names).not.toMatch(/signers_user \(user_id=\?\)|SCAN (documents|signers|signings|files|tags)/);
  expect(names).not.toMatch(/\((role|status)=\?\)/); // would read all files of a role, or signings of a status
});
