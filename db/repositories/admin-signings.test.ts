import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { addSigning, addUser } from "../testing/sample-rows";
import { listSignings } from "./admin-signings";
import { renameDocument } from "./documents";

const now = new Date("2026-11-25T10:00:00Z");

async function setUp() {
  const db = openTestDatabase();
  const ada = await addUser(db, "ada", now);
  const bob = await addUser(db, "bob", now);
  await addSigning(db, { id: "sgn_1", ownerId: ada, now, status: "signed" });
  await addSigning(db, { id: "sgn_2", ownerId: bob, now, status: "failed" });
  await addSigning(db, { id: "sgn_3", ownerId: bob, now, status: "needs_attention" });
  await addSigning(db, { id: "sgn_4", ownerId: ada, now });
  const list = async (query: Partial<Parameters<typeof listSignings>[1]> = {}) =>
    (await listSignings(db.read, { limit: 10, ...query })).map(({ id }) => id);
  return { db, list };
}

test("signings are found by status, need for attention, document, owner and id", async () => {
  const { list } = await setUp();
  expect(await list()).toEqual(["sgn_4", "sgn_3", "sgn_2", "sgn_1"]);
  expect(await list({ status: "signed" })).toEqual(["sgn_1"]);
  expect(await list({ needsAttention: true })).toEqual(["sgn_3", "sgn_2"]);
  expect(await list({ search: "BOB@example" })).toEqual(["sgn_3", "sgn_2"]);
  expect(await list({ search: "ada test" })).toEqual(["sgn_4", "sgn_1"]);
  expect(await list({ search: "doc_sgn_4" })).toEqual(["sgn_4"]);
  expect(await list({ search: "sgn_2" })).toEqual(["sgn_2"]);
  expect(await list({ search: "100%" })).toEqual([]);
});

test("signings are found regardless of case and accents in the search and the name", async () => {
  const { db, list } = await setUp();
  const rename = (id: string, name: string) => db.write((tx) => renameDocument(tx, { id, name, now }));
  await rename("doc_sgn_1", "ŽĄSINO  sutartis 100% Nr. 12");
  await rename("doc_sgn_2", "Umowa z Łodzi");
  for (const search of ["žąsino sutartis", "zasino", "ZA\u0328SINO", "0% nr. 1"])
    expect(await list({ search }), search).toEqual(["sgn_1"]);
  for (const search of ["łodz", "LODZI"]) expect(await list({ search }), search).toEqual(["sgn_2"]);
  expect(await list({ search: "sgn%" })).toEqual([]);
});

test("a page starts after the last signing of the previous page", async () => {
  const { list } = await setUp();
  const first = await list({ limit: 2 });
  expect(await list({ limit: 2, before: first.at(-1) })).toEqual(["sgn_2", "sgn_1"]);
});
