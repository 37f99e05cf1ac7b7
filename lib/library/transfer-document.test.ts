import { expect, test } from "vitest";
import { disableUser, setRole } from "@/db/repositories/account-changes";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { findDocument } from "@/db/repositories/documents";
import { moveToTrash } from "@/db/repositories/trash";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addAsked, addUser } from "@/db/testing/sample-rows";
import { transferDocument } from "./transfer-document";

const now = new Date("2026-11-25T10:00:00Z");

async function adasDocument() {
  const db = openTestDatabase();
  const [ada, eve, adminId] = [
    await addUser(db, "ada", now),
    await addUser(db, "eve", now),
    await addUser(db, "root", now),
  ];
  await db.write((tx) => setRole(tx, { userId: adminId, role: "admin" }));
  const documentId = await addAsked(db, { id: "sgn_1", ownerId: ada, now }, {});
  return {
    ...{ db, ada, eve, adminId, documentId },
    transfer: (toId: string, id = documentId) =>
      transferDocument({ db, now: () => now }, { documentId: id, toId, adminId }),
    isOf: async (userId: string) => (await findDocument(db.read, { documentId, userId })) !== undefined,
  };
}

test("an admin gives a document to another owner and back, and the log says who did it", async () => {
  const { db, ada, eve, adminId, documentId, transfer, isOf } = await adasDocument();
  expect(await transfer(eve)).toBe(true);
  expect([await isOf(ada), await isOf(eve)]).toEqual([false, true]);
  expect(await transfer(ada)).toBe(true);
  expect([await isOf(ada), await isOf(eve)]).toEqual([true, false]);
  const entries = [];
  for await (const { action, actorId, detail } of readAuditChain(db.read, { documentId }))
    entries.push({ action, actorId, detail });
  const done = { action: "document.transferred", actorId: adminId };
  expect(entries).toEqual([
    { ...done, detail: { from: ada, to: eve } },
    { ...done, detail: { from: eve, to: ada } },
  ]);
});

test("what is out for signature goes on in the new owner's name", async () => {
  const { db, eve, transfer } = await adasDocument();
  await transfer(eve);
  expect(await db.read.query.signings.findMany({ columns: { sentById: true } })).toEqual([{ sentById: eve }]);
});

test("nobody becomes the owner who is it already, cannot sign in or does not exist, and nothing leaves the trash", async () => {
  const { db, ada, eve, documentId, transfer, isOf } = await adasDocument();
  expect(await db.write((tx) => disableUser(tx, { userId: eve, now }))).toBe("done");
  for (const toId of [ada, eve, "usr_nobody"])
    await expect(transfer(toId)).rejects.toMatchObject({ refusal: { code: "new_owner_unknown" } });
  expect(await isOf(ada)).toBe(true);
  expect(await transfer("usr_root", "doc_none")).toBe(false);
  await db.write((tx) => moveToTrash(tx, { documentId, now, purgeAt: now }));
  expect(await transfer("usr_root")).toBe(false);
});
