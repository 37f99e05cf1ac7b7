import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findDocument } from "@/db/repositories/documents";
import { insertFileGrant } from "@/db/repositories/file-grants";
import { findFile } from "@/db/repositories/files";
import { insertSigning } from "@/db/repositories/signings";
import { listPurgeable } from "@/db/repositories/purge";
import { moveToTrash } from "@/db/repositories/trash";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { verifyChain } from "@/lib/audit/verify-chain";
import { purgeAfter } from "@/lib/domain/document/trash";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { removeUnreferenced, unreferencedGraceMs } from "@/lib/files/stored-bytes";
import { purgeTrash } from "./purge-trash";
import { restoreDocument } from "./trash-document";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";

const now = new Date("2026-11-25T10:00:00Z");
const later = purgeAfter(now);
const dayAfter = new Date(later.getTime() + unreferencedGraceMs);

async function library() {
  const db = openTestDatabase();
  const store = await createDiskFileStore(await temporaryFolder());
  const ownerId = await addUser(db, "ada", now);
  return {
    ...{ db, store, ownerId },
    async add(id: string, content: string) {
      const stored = await store.put(byteStream([Buffer.from(content)]));
      return { ...(await addDocument(db, { id, ownerId, now, ...stored })), ...stored };
    },
    trash: (documentId: string) =>
      db.write((tx) => moveToTrash(tx, { documentId, now, purgeAt: purgeAfter(now) })),
    purge: (at = later) => purgeTrash({ db, now: () => at }),
    /** Removes bytes that are unreferenced, as a day after the purge. */
    sweep: () => removeUnreferenced({ db, store, now: () => dayAfter }, "documents"),
  };
}

test("after thirty days the rows of a document are gone, and its bytes a day later", async () => {
  const { db, store, add, trash, purge, sweep } = await library();
  const { documentId, fileId, sha256 } = await add("doc_1", "The lease.");
  await trash(documentId);
  await purge(new Date(later.getTime() - 1));
  expect(await findFile(db.read, fileId), "a millisecond before").toBeDefined();
  await purge();
  expect(await findFile(db.read, fileId)).toBeUndefined();
  expect(await listPurgeable(db.read, { now: later, limit: 9 })).toEqual([]);
  expect(await store.has(sha256)).toBe(true);
  await sweep();
  expect(await store.has(sha256)).toBe(false);
});

test("bytes that several documents share stay until the last document is purged", async () => {
  const { store, add, trash, purge, sweep } = await library();
  const [one, other] = [await add("doc_1", "The same."), await add("doc_2", "The same.")];
  expect(one.sha256).toBe(other.sha256);
  await trash(one.documentId);
  await purge();
  await sweep();
  expect(await store.has(one.sha256)).toBe(true);
  await trash(other.documentId);
  await purge();
  await sweep();
  expect(await store.has(one.sha256)).toBe(false);
});

test("a document is purged once, though two portals purge it", async () => {
  const { db, add, trash, purge } = await library();
  const { documentId } = await add("doc_1", "The lease.");
  await trash(documentId);
  await Promise.all([purge(), purge()]);
  expect(await actionsOf(db, documentId)).toEqual(["document.purged"]);
});

/** A portal that finds due documents, and purges them once `meanwhile` is done at another portal. */
const slowly = (db: Db, meanwhile: () => Promise<unknown>): Db => ({
  ...db,
  async write(work) {
    await meanwhile();
    return db.write(work);
  },
});

test("a document that a portal whose clock is behind restores before it is purged keeps its files", async () => {
  const { db, ownerId, add, trash } = await library();
  const { documentId, fileId } = await add("doc_1", "The lease.");
  await trash(documentId);
  const behind = { db, now: () => new Date(later.getTime() - 1) };
  const restore = () => restoreDocument(behind, { documentId, userId: ownerId });
  await purgeTrash({ db: slowly(db, restore), now: () => later });
  expect(await findDocument(db.read, { documentId, userId: ownerId })).toBeDefined();
  expect(await findFile(db.read, fileId)).toBeDefined();
  expect(await actionsOf(db, documentId)).toEqual(["document.restored"]);
});

test("a document whose file is granted to the gateway before it is purged keeps it until the grant ends", async () => {
  const { db, add, trash, purge } = await library();
  const { documentId, fileId } = await add("doc_1", "The lease.");
  await trash(documentId);
  const grant = { tokenHash: "g", fileId, now, expiresAt: new Date(later.getTime() + 1) };
  const give = () => db.write((tx) => insertFileGrant(tx, grant));
  await purgeTrash({ db: slowly(db, give), now: () => later });
  expect(await findFile(db.read, fileId)).toBeDefined();
  await purge(grant.expiresAt);
  expect(await findFile(db.read, fileId)).toBeUndefined();
});

test("the audit log stays, and its chain is intact", async () => {
  const { db, ownerId, add, trash, purge } = await library();
  const { documentId } = await add("doc_1", "The lease.");
  const uploaded = { at: now, action: "document.uploaded" as const, actorId: ownerId, documentId };
  await db.write((tx) => appendAuditEvent(tx, uploaded));
  await trash(documentId);
  await purge();
  expect(await actionsOf(db, documentId)).toEqual(["document.uploaded", "document.purged"]);
  expect((await verifyChain(db.read)).tampered).toBeUndefined();
});

test("a document is kept while a signing works with it or the gateway may fetch its file", async () => {
  const { db, ownerId, add, trash, purge } = await library();
  const { documentId, fileId } = await add("doc_1", "The lease.");
  await trash(documentId);
  const grant = { tokenHash: "g", fileId, now, expiresAt: new Date(later.getTime() + 1) };
  await db.write((tx) => insertFileGrant(tx, grant));
  await purge();
  expect(await findFile(db.read, fileId), "while a grant lasts").toBeDefined();
  const signing = { documentId, sentById: ownerId, status: "cancelled" as const, language: "en" as const };
  await db.write((tx) => insertSigning(tx, { ...signing, id: "sgn_1", dueAt: now, createdAt: now }));
  const afterGrant = new Date(later.getTime() + 2);
  await purge(afterGrant);
  expect(await findFile(db.read, fileId), "while its signing is to be deleted at the gateway").toBeDefined();
});

async function actionsOf({ read }: { read: Parameters<typeof readAuditChain>[0] }, documentId: string) {
  const actions: string[] = [];
  for await (const { action } of readAuditChain(read, { documentId })) actions.push(action);
  return actions;
}
