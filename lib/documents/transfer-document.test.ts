import { expect, test } from "vitest";
import { disableUser, setRole } from "@/db/repositories/account-changes";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { findDocument } from "@/db/repositories/documents";
import { moveToTrash } from "@/db/repositories/trash";
import { setLanguage } from "@/db/repositories/users";
import { signings } from "@/db/schema";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocumentToSign, addUser } from "@/db/testing/sample-rows";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { mailroomOf } from "@/lib/mail/testing/test-mailroom";
import { transferDocument } from "./transfer-document";

const now = new Date("2026-11-25T10:00:00Z");

async function setUp() {
  const mailroom = mailroomOf(openTestDatabase(), () => now);
  const { db } = mailroom;
  const [ada, eve, adminId] = [
    await addUser(db, "ada", now),
    await addUser(db, "eve", now),
    await addUser(db, "root", now),
  ];
  await db.write((tx) => setRole(tx, { userId: adminId, role: "admin" }));
  const documentId = await addDocumentToSign(db, { id: "sgn_1", ownerId: ada, now }, {});
  return {
    ...{ db, ada, eve, adminId, documentId },
    transfer: (toId: string, id = documentId) =>
      transferDocument(mailroom, { documentId: id, toId, adminId }),
    mails: () => collectMail(mailroom),
    isOf: async (userId: string) => (await findDocument(db.read, { documentId, userId })) !== undefined,
  };
}

test("an admin transfers a document to another owner and back, and the audit log has the admin", async () => {
  const { db, ada, eve, adminId, documentId, transfer, isOf } = await setUp();
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

test("both owners are mailed in their language, and an admin is not mailed about their own change", async () => {
  const { db, ada, eve, adminId, transfer, mails } = await setUp();
  await db.write((tx) => setLanguage(tx, { userId: eve, language: "et" }));
  await transfer(eve);
  const received = await mails();
  const [away, here] = ["ada", "eve"].map((name) =>
    received.find(({ to }) => to.address === `${name}@example.com`),
  );
  expect(away).toMatchObject({ subject: "Another owner: doc_sgn_1" });
  expect(away?.text).toContain("gave “doc_sgn_1” to eve Test.");
  expect(away?.text).not.toContain("http");
  expect(here).toMatchObject({ subject: "Nüüd sinu: doc_sgn_1" });
  expect(here?.text).toContain("http://portal.test/documents/doc_sgn_1");
  await transfer(adminId);
  expect((await mails()).map(({ to }) => to.address)).toEqual(["eve@example.com"]);
  await transfer(ada);
  await transfer(adminId);
  expect(await mails(), "transferred back before the mail was sent").toEqual([]);
});

test("an open signing continues in the new owner's name", async () => {
  const { db, eve, transfer } = await setUp();
  await transfer(eve);
  expect(await db.read.select({ sentById: signings.sentById }).from(signings)).toEqual([{ sentById: eve }]);
});

test("the new owner must be another user who can sign in, and documents in the trash are not transferred", async () => {
  const { db, ada, eve, documentId, transfer, isOf } = await setUp();
  expect(await db.write((tx) => disableUser(tx, { userId: eve, now }))).toBe("done");
  for (const toId of [ada, eve, "usr_nobody"])
    await expect(transfer(toId)).rejects.toMatchObject({ refusal: { code: "new_owner_unknown" } });
  expect(await isOf(ada)).toBe(true);
  expect(await transfer("usr_root", "doc_none")).toBe(false);
  await db.write((tx) => moveToTrash(tx, { documentId, now, purgeAt: now }));
  expect(await transfer("usr_root")).toBe(false);
});
