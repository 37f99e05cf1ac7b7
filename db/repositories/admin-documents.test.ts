import { expect, test } from "vitest";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { openTestDatabase } from "../testing/open-test-database";
import { signings } from "../schema";
import { addDocument, addSigning, addUser } from "../testing/sample-rows";
import {
  countAllDocuments,
  findDocumentForAdmin,
  findFileForAdmin,
  findReportForAdmin,
  listAllDocuments,
} from "./admin-documents";
import { insertFile } from "./files";
import { saveSettings } from "./settings";
import { moveToTrash } from "./trash";

const now = new Date("2026-11-25T10:00:00Z");

async function setUp() {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ada", now);
  const { documentId, fileId } = await addDocument(db, { id: "doc_1", ownerId, now, sizeBytes: 40 });
  return {
    ...{ db, ownerId, documentId, fileId },
    allowReading: (adminsMayRead: boolean) => db.write((tx) => saveSettings(tx, { adminsMayRead, now })),
    isOpen: async () => (await findDocumentForAdmin(db.read, documentId))?.isOpen,
    file: () => findFileForAdmin(db.read, { documentId, fileId }),
    report: () => findReportForAdmin(db.read, { documentId, fileId }),
  };
}

test("all documents are listed and searched with their owners and the total size of their files", async () => {
  const { db, documentId } = await setUp();
  await addDocument(db, { id: "doc_2", ownerId: await addUser(db, "eve", now), now, sizeBytes: 7 });
  const signed = { id: "fil_signed", documentId, role: "signed" as const, name: "a.pdf", sha256: "b" };
  await db.write((tx) => insertFile(tx, { ...signed, sizeBytes: 60, createdAt: now }));
  const list = async (parameters: Record<string, string>) => {
    const page = await listAllDocuments(db.read, { query: readLibraryQuery(parameters), limit: 9 });
    return page.documents.map(({ id, ownerEmail, sizeBytes }) => [id, ownerEmail, sizeBytes]);
  };
  const [adas, eves] = [
    ["doc_1", "ada@example.com", 100],
    ["doc_2", "eve@example.com", 7],
  ];
  expect(await list({ sort: "name" })).toEqual([adas, eves]);
  expect(await list({ q: "eve" })).toEqual([eves]);
  expect(await list({ person: "ada@example.com" })).toEqual([adas]);
});

test("documents of others are found by file names and messages only while admins may read them", async () => {
  const { db, ownerId, allowReading } = await setUp();
  const { documentId } = await addSigning(db, { id: "sgn_1", ownerId, now });
  const file = {
    id: "fil_named",
    documentId,
    role: "source" as const,
    name: "Redundancies.pdf",
    sha256: "b",
  };
  await db.write((tx) => insertFile(tx, { ...file, sizeBytes: 1, createdAt: now }));
  await db.write(async (tx) => tx.update(signings).set({ message: "Tell nobody" }));
  const found = async (q: string) => {
    const request = { query: readLibraryQuery({ q }), limit: 9 };
    const { documents } = await listAllDocuments(db.read, request);
    const count = await countAllDocuments(db.read, { ...request, max: 9 });
    expect(count).toBe(documents.length);
    expect((await countAllDocuments(db.read, { ...request, max: 0 })) > 0).toBe(count > 0);
    return documents.map(({ id }) => id);
  };
  const searchAll = () => Promise.all(["redundancies", "nobody", "ada", documentId].map(found));
  expect(await searchAll()).toEqual([[], [], [documentId, "doc_1"], [documentId]]);
  await allowReading(true);
  expect(await searchAll()).toEqual([[documentId], [documentId], [documentId, "doc_1"], [documentId]]);
});

test("admins can read files of others only while the settings allow it, and none in the trash", async () => {
  const { db, documentId, allowReading, isOpen, file, report } = await setUp();
  expect([await isOpen(), await file(), await report()], "without any settings").toEqual([
    ...[false, undefined, undefined],
  ]);
  await allowReading(true);
  expect([await isOpen(), await file()]).toEqual([true, expect.objectContaining({ sizeBytes: 40 })]);
  expect(await report()).toMatchObject({ name: "doc_1.pdf" });
  await allowReading(false);
  expect([await isOpen(), await file(), await report()]).toEqual([false, undefined, undefined]);
  await allowReading(true);
  await db.write((tx) => moveToTrash(tx, { documentId, now, purgeAt: now }));
  expect([await isOpen(), await file()], "in the trash").toEqual([false, undefined]);
});

test("a file is not found under another document's id", async () => {
  const { db, ownerId, fileId, allowReading } = await setUp();
  await allowReading(true);
  const { documentId } = await addDocument(db, { id: "doc_2", ownerId, now });
  expect(await findFileForAdmin(db.read, { documentId, fileId })).toBeUndefined();
});
