import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { findDocument } from "@/db/repositories/documents";
import { setRole } from "@/db/repositories/account-changes";
import { findCredentials, findPerson, setProfile } from "@/db/repositories/users";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { openInvitation } from "@/lib/signing/commands/open-invitation";
import { startTestWorkflow } from "@/lib/signing/testing/test-workflow";
import { deleteAccount } from "./delete-account";
import { openTestAccounts } from "./testing/test-accounts";

test("documents of a deleted account go to another user, and what is out for signature is signed to its end", async () => {
  const workflow = await startTestWorkflow();
  const { db, context, clock, userId, run } = workflow;
  const adminId = await addUser(db, "root", clock.now());
  await db.write((tx) => setRole(tx, { userId: adminId, role: "admin" }));
  const heirId = await addUser(db, "heir", clock.now());
  const asked = await addUser(db, "signer-1", clock.now());
  const signing = await workflow.send(2);
  await run();
  await collectMail(context);

  await deleteAccount(context, { adminId, userId: asked });
  const [mail] = await collectMail(context);
  expect(await openInvitation(context, linkTokenIn(mail!)!)).toMatchObject({ state: "to_sign" });

  const { documentId } = signing;
  await deleteAccount(context, { adminId, userId, heirEmail: "heir@example.com" });
  expect(await findDocument(db.read, { documentId, userId })).toBeUndefined();
  await signing.sign(0);
  await signing.sign(1);
  clock.moveBy(60 * 60_000);
  await run();
  expect(await findDocument(db.read, { documentId, userId: heirId })).toMatchObject({ status: "signed" });
  expect((await collectMail(context)).map(({ to }) => to.address)).toContain("heir@example.com");
});

test("a deleted account leaves its name to the log, and nothing else", async () => {
  const { db, accounts, adminId, addUser: add } = await openTestAccounts();
  const eve = await add("eve");
  const secrets = { sealedPersonalCode: "sealed", sealedPhone: "sealed", country: "LT" as const };
  await db.write((tx) => setProfile(tx, { userId: eve, ...secrets }));
  await deleteAccount(accounts, { adminId, userId: eve });
  expect(await findCredentials(db.read, "eve@example.com")).toBeUndefined();
  expect(await findPerson(db.read, eve)).toMatchObject({ name: "eve", email: "eve@example.com" });
  expect(await add("eve2")).toBeDefined();
  const { value: entry } = await readAuditChain(db.read).next();
  expect(entry).toMatchObject({
    action: "user.deleted",
    actorId: adminId,
    detail: { user: eve, documents: 0 },
  });
});

test("documents are never left behind: somebody who can sign in must take over", async () => {
  const { db, clock, accounts, adminId, addUser: add } = await openTestAccounts();
  const eve = await add("eve");
  await addDocument(db, { id: "doc_1", ownerId: eve, now: clock.now() });
  const deleting = { adminId, userId: eve };
  await expect(deleteAccount(accounts, deleting)).rejects.toMatchObject({
    refusal: { code: "heir_missing" },
  });
  for (const heirEmail of ["nobody@example.com", "eve@example.com"])
    await expect(deleteAccount(accounts, { ...deleting, heirEmail })).rejects.toMatchObject({
      refusal: { code: "heir_unknown" },
    });
  expect(await findCredentials(db.read, "eve@example.com")).toBeDefined();
});
