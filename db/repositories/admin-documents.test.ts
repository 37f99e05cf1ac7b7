import { expect, test } from "vitest";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { openTestDatabase } from "../testing/open-test-database";
import { signings } from "../schema";
import { addDocument, addSigning, addUser } from "../testing/sample-rows";
import {
  countEverybodysDocuments,
  findDocumentForAdmin,
  findFileForAdmin,
  listEverybodysDocuments,
} from "./admin-documents";
import { insertFile } from "./files";
import { saveSettings } from "./settings";
import { moveToTrash } from "./trash";

const now = new Date("2026-11-25T10:00:00Z");

async function adasDocument() {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ada", now);
  const { documentId, fileId } = await addDocument(db, { id: "doc_1", ownerId, now, sizeBytes: 40 });
  return {
    ...{ db, ownerId, documentId, fileId },
    let: (adminsMayRead: boolean) => db.write((tx) => saveSettings(tx, { adminsMayRead, now })),
    isOpen: async () => (await findDocumentForAdmin(db.read, documentId))?.isOpen,
    file: () => findFileForAdmin(db.read, { documentId, fileId }),
  };
}

test("all documents are listed with their owners and the total size of their files", async () => {
  const { db, documentId } = await adasDocument();
  await addDocument(db, { id: "doc_2", ownerId: await addUser(db, "eve", now), now, sizeBytes: 7 });
  const signed = { id: "fil_signed", documentId, role: "signed" as const, name: "a.pdf", sha256: "b" };
  await db.write((tx) => insertFile(tx, { ...signed, sizeBytes: 60, createdAt: now }));
  const list = async (parameters: Record<string, string>) => {
    const page = await listEverybodysDocuments(db.read, { query: readLibraryQuery(parameters), limit: 9 });
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
  const { db, ownerId, let: letRead } = await adasDocument();
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
    const asked = { query: readLibraryQuery({ q }), limit: 9 };
    const { documents } = await listEverybodysDocuments(db.read, asked);
    const count = await countEverybodysDocuments(db.read, { ...asked, max: 9 });
    expect(count).toBe(documents.length);
    return documents.map(({ id }) => id);
  };
  const everywhere = () => Promise.all(["redundancies", "nobody", "ada", documentId].map(found));
  expect(await everywhere()).toEqual([[], [], [documentId, "doc_1"], [documentId]]);
  await letRead(true);
  expect(await everywhere()).toEqual([[documentId], [documentId], [documentId, "doc_1"], [documentId]]);
});

test("admins can read files of others only while the settings allow it, and none in the trash", async () => {
  const { db, documentId, let: letRead, isOpen, file } = await adasDocument();
  expect([await isOpen(), await file()], "without any settings").toEqual([false, undefined]);
  await letRead(true);
  expect([await isOpen(), await file()]).toEqual([true, expect.objectContaining({ sizeBytes: 40 })]);
  await letRead(false);
  expect([await isOpen(), await file()]).toEqual([false, undefined]);
  await letRead(true);
  await db.write((tx) => moveToTrash(tx, { documentId, now, purgeAt: now }));
  expect([await isOpen(), await file()], "in the trash").toEqual([false, undefined]);
});

test("a file is not found by another document's id", async () => {
  const { db, ownerId, fileId, let: letRead } = await adasDocument();
  await letRead(true);
  const { documentId } = await addDocument(db, { id: "doc_2", ownerId, now });
  expect(await findFileForAdmin(db.read, { documentId, fileId })).toBeUndefined();
});
