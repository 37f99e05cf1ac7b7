import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { listChangedDocuments } from "@/db/repositories/changes";
import { findDocument, setDocumentStatus } from "@/db/repositories/documents";
import { listLibrary } from "@/db/repositories/library";
import { saveSettings } from "@/db/repositories/settings";
import { listTrash } from "@/db/repositories/trash";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { documentStatuses, type DocumentStatus } from "@/lib/domain/signing/signing-status";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { mailroomOf } from "@/lib/mail/testing/test-mailroom";
import { dayMs } from "@/lib/domain/time/durations";
import { requestPurge, restoreDocument, trashDocument, trashForOwner } from "./trash-document";

const now = new Date("2026-11-25T10:00:00Z");
const daysLater = (days: number) => new Date(now.getTime() + days * dayMs);

/** A document of Ada's with this status, and the operations on it. */
async function withDocument(status: DocumentStatus = "draft") {
  const db = openTestDatabase();
  const [userId, strangerId] = [await addUser(db, "ada", now), await addUser(db, "eve", now)];
  const { documentId } = await addDocument(db, { id: "doc_1", ownerId: userId, now });
  await db.write((tx) => setDocumentStatus(tx, { documentId, status, now }));
  const own = { documentId, userId };
  const library = (at = now) => ({ db, now: () => at });
  return {
    ...{ db, own, library, strangers: { documentId, userId: strangerId } },
    trash: (evenSigned = false) => trashDocument(library(), { ...own, evenSigned }),
    async isInLibrary() {
      const request = { scope: { userId }, query: { q: "doc", sort: "-changed" as const } };
      return (await listLibrary(db.read, { ...request, limit: 9 })).documents.length === 1;
    },
    inTrash: (at = now) => listTrash(db.read, { userId, now: at, limit: 9 }),
  };
}

test("a document in the trash is shown only there, for thirty days, and is restored unchanged", async () => {
  const { db, own, library, trash, isInLibrary, inTrash } = await withDocument("declined");
  expect(await trash()).toBe(true);
  expect(await isInLibrary()).toBe(false);
  expect(await findDocument(db.read, own)).toBeUndefined();
  expect(await inTrash()).toMatchObject([{ id: "doc_1", status: "declined", purgeAt: daysLater(30) }]);
  expect(await trash(), "a second time").toBe(false);
  expect(await restoreDocument(library(), own)).toBe(true);
  expect(await isInLibrary()).toBe(true);
  expect(await findDocument(db.read, own)).toMatchObject({ status: "declined" });
  expect(await inTrash()).toEqual([]);
});

test("open pages are notified when a document is moved to the trash and restored", async () => {
  const { db, own, library, trash } = await withDocument();
  const changedSince = (afterSeq: number) => listChangedDocuments(db.read, { userId: own.userId, afterSeq });
  await trash();
  const [trashed] = await changedSince(0);
  expect(trashed).toMatchObject({ documentId: "doc_1" });
  await restoreDocument(library(), own);
  expect(await changedSince(trashed?.seq ?? 0)).toHaveLength(1);
});

test.each([
  ["preparing", "cancel_first"],
  ["out_for_signature", "cancel_first"],
  ["collecting", "fetch_first"],
  ["needs_attention", "attention_first"],
] as const)("a document that is %s does not go to the trash: %s", async (status, code) => {
  const { trash, isInLibrary } = await withDocument(status);
  await expect(trash(true)).rejects.toThrow(code);
  expect(await isInLibrary()).toBe(true);
});

test("a signed document goes to the trash only after a confirmation", async () => {
  const { trash, isInLibrary } = await withDocument("signed");
  await expect(trash()).rejects.toThrow("signed_asks_twice");
  expect(await isInLibrary()).toBe(true);
  expect(await trash(true)).toBe(true);
});

test.each(documentStatuses.filter((status) => /draft|declined|cancelled|expired|failed/.test(status)))(
  "a document that is %s goes to the trash without a confirmation",
  async (status) => {
    expect(await (await withDocument(status)).trash()).toBe(true);
  },
);

test("only its owner can delete, restore or purge a document", async () => {
  const { library, strangers, trash, isInLibrary, inTrash } = await withDocument();
  expect(await trashDocument(library(), { ...strangers, evenSigned: true })).toBe(false);
  expect(await isInLibrary()).toBe(true);
  await trash();
  expect(await restoreDocument(library(), strangers)).toBe(false);
  expect(await requestPurge(library(), strangers)).toBe(false);
  expect(await inTrash()).toHaveLength(1);
});

test("an admin deletes and restores a document for its owner, who is mailed, and both are logged", async () => {
  const { db, own, library, inTrash, isInLibrary } = await withDocument();
  await db.write((tx) => saveSettings(tx, { timeZone: "Europe/Vilnius", now }));
  const actorId = await addUser(db, "root", now);
  const mailroom = mailroomOf(db, () => now);
  const trash = (documentId: string) =>
    trashForOwner(mailroom, { documentId, adminId: actorId, evenSigned: false });
  expect(await trash(own.documentId)).toBe(true);
  expect([await trash(own.documentId), await trash("doc_none")]).toEqual([false, false]);
  const [mail, ...others] = await collectMail(mailroom);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: { address: "ada@example.com" }, subject: "In the trash: doc_1" });
  expect(mail?.text).toContain("until 25 December 2026");
  expect(await inTrash()).toHaveLength(1);
  expect(await restoreDocument(library(), { ...own, actorId })).toBe(true);
  expect(await isInLibrary()).toBe(true);
  const entries = [];
  for await (const entry of readAuditChain(db.read)) entries.push([entry.action, entry.actorId]);
  expect(entries).toEqual([
    ["document.trashed", actorId],
    ["mail.sent", null],
    ["document.restored", actorId],
  ]);

  await trash(own.documentId);
  await restoreDocument(library(), own);
  await trash(own.documentId);
  expect(await collectMail(mailroom), "a mail about a change that was undone is not sent").toHaveLength(1);
});

test("a document due to be purged, by time or at its owner's request, cannot be restored", async () => {
  const expired = await withDocument();
  await expired.trash();
  expect(await expired.inTrash(daysLater(30))).toEqual([]);
  expect(await restoreDocument(expired.library(daysLater(30)), expired.own)).toBe(false);

  const purged = await withDocument();
  expect(await requestPurge(purged.library(), purged.own), "not in the trash").toBe(false);
  await purged.trash();
  expect(await requestPurge(purged.library(), purged.own)).toBe(true);
  expect(await purged.inTrash()).toEqual([]);
  expect(await restoreDocument(purged.library(), purged.own)).toBe(false);
});
