import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { rowsOf } from "../dialect/handle";
import { documents } from "../schema";
import { openSqliteTestDatabase, type TestDatabase } from "../testing/open-test-database";
import { addDocument, addUser } from "../testing/sample-rows";
import type { LibraryScope } from "./library";
import { pageQuery } from "./library-entries";
import { listAllTrash } from "./trash";
import { selectUsers } from "./user-directory";

// How SQLite reads long lists. PostgreSQL plans by statistics, which an empty database does not have; the benchmark
// of the library measures it.

const now = new Date("2026-11-24T10:00:00Z");
const everybody: LibraryScope = { everybody: "with_content" };

let db: TestDatabase;
let scope: LibraryScope;

beforeEach(async () => {
  db = openSqliteTestDatabase();
  const ada = await addUser(db, "ada", now);
  scope = { userId: ada };
  await addDocument(db, { id: "doc_1", name: "Lease", ownerId: ada, now });
});

async function libraryPlan(of: LibraryScope, parameters: Record<string, string>): Promise<string[]> {
  const query = readLibraryQuery(parameters);
  const page = await pageQuery(db.read, { scope: of, query, limit: 50, timeZone: "UTC" });
  const rows = await rowsOf<{ detail: string }>(db.read, sql`explain query plan ${page}`);
  return rows.map(({ detail }) => detail);
}

test("reads each page along an index, without sorting", async () => {
  for (const of of [scope, everybody])
    for (const sort of ["-changed", "changed", "-created", "name"]) {
      const steps = await libraryPlan(of, { sort });
      expect(steps.join()).not.toContain("TEMP B-TREE");
      if (of !== everybody)
        expect(steps).toEqual([expect.stringMatching(/^SEARCH .* INDEX library_entries_/)]);
    }
  expect(await libraryPlan(scope, { q: "lease", status: "draft" })).toEqual([
    expect.stringMatching(/^SCAN document_search VIRTUAL TABLE INDEX .*M/),
    expect.stringMatching(/^SEARCH library_entries USING INTEGER PRIMARY KEY/),
  ]);
});

test("a broad search in another order is read along an index, without sorting its matches", async () => {
  const ownerId = "userId" in scope ? scope.userId : "";
  const row = (number: number) => ({
    ...{ id: `doc_more_${number}`, ownerId, name: "Lease", status: "draft" as const },
    ...{ createdAt: now, updatedAt: now },
  });
  await db.write(async (tx) => {
    for (let first = 0; first < 5_200; first += 400)
      await tx.insert(documents).values(Array.from({ length: 400 }, (_, index) => row(first + index)));
  });
  expect((await libraryPlan(scope, { q: "lease", sort: "name" })).join()).not.toContain("TEMP B-TREE");
});

test("the trash of all users is read along an index, without sorting", async () => {
  const after = { trashedMs: now.getTime(), id: "doc_0" };
  const query = listAllTrash(db.read, { now, limit: 9, search: "lease", after });
  const rows = await rowsOf<{ detail: string }>(db.read, sql`explain query plan ${query.getSQL()}`);
  expect(rows.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH documents USING INDEX documents_all_trash/),
    expect.stringMatching(/^SEARCH users USING INDEX/),
  ]);
});

test.each([
  ["the first page", {}, "SCAN users USING INDEX users_search"],
  ["a later page", { after: "surname5" }, "SEARCH users USING INDEX users_search (search_key>?)"],
  ["a search", { search: "name9999" }, "SCAN users USING INDEX users_search"],
])("%s is read in the order of the index, without sorting", async (_, page, expected) => {
  const query = selectUsers(db.read, { ...page, limit: 51 }).getSQL();
  const plan = await rowsOf<{ detail: string }>(db.read, sql`explain query plan ${query}`);
  expect(plan.map(({ detail }) => detail)).toEqual([expected]);
});
