import { expect, test } from "vitest";
import { trashHref, trashSearch } from "@/lib/domain/document/trash-search";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocument, addUser } from "../testing/sample-rows";
import { markPurged } from "./purge";
import { listAllTrash, makePurgeDue, moveToTrash } from "./trash";

const now = new Date("2026-11-25T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function setUp() {
  const db = openTestDatabase();
  const owners = { ada: await addUser(db, "ada", now), eve: await addUser(db, "eve", now) };
  for (const [minutes, [owner, name]] of (
    [
      ["ada", "Žąsino sutartis"],
      ["eve", "Lease"],
      ["eve", "Lease again"],
      ["ada", "Purged"],
      ["ada", "About to be purged"],
    ] as const
  ).entries()) {
    const documentId = `doc_${minutes}`;
    await addDocument(db, { id: documentId, name, ownerId: owners[owner], now });
    await db.write((tx) => moveToTrash(tx, { documentId, now: later(minutes), purgeAt: later(60) }));
  }
  await addDocument(db, { id: "doc_here", name: "Lease here", ownerId: owners.eve, now });
  for (const documentId of ["doc_3", "doc_4"])
    await db.write((tx) => makePurgeDue(tx, { documentId, userId: owners.ada, now: later(-1) }));
  await db.write((tx) => markPurged(tx, { documentId: "doc_3", now }));
  const list = async (query: Partial<Parameters<typeof listAllTrash>[1]> = {}) =>
    (await listAllTrash(db.read, { now, limit: 9, ...query })).map(({ id }) => id);
  return { db, list };
}

test("the trash of all users lists restorable documents, newest first, and is searched by name and owner", async () => {
  const { list } = await setUp();
  expect(await list()).toEqual(["doc_2", "doc_1", "doc_0"]);
  expect(await list({ search: "ZASINO" })).toEqual(["doc_0"]);
  expect(await list({ search: "eve@example" })).toEqual(["doc_2", "doc_1"]);
  expect(await list({ search: "nobody" })).toEqual([]);
});

test("a page of all users' trash starts at its cursor, or at the first page for an unreadable one", async () => {
  const { list } = await setUp();
  const address = trashHref({ q: "lease", after: { trashedMs: later(2).getTime(), id: "doc_2" } });
  const { q: search, after } = trashSearch.parse(
    Object.fromEntries(new URL(address, "http://x").searchParams),
  );
  expect(await list({ search, after })).toEqual(["doc_1"]);
  expect(await list({ after: trashSearch.parse({ after: "1~nonsense" }).after })).toHaveLength(3);
});
