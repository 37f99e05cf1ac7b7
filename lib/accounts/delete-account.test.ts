import { expect, test } from "vitest";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { findDocument } from "@/db/repositories/documents";
import { setRole } from "@/db/repositories/account-changes";
import { findCredentials, findPerson, setProfile } from "@/db/repositories/users";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { openInvitation } from "@/lib/signing/commands/open-invitation";
import { startTestWorkflow } from "@/lib/signing/testing/test-workflow";
import { hourMs } from "@/lib/domain/time/durations";
import { deleteAccount } from "./delete-account";
import { openTestAccounts } from "./testing/test-accounts";

test("documents of a deleted account go to another user, and open signings can be completed", async () => {
  const workflow = await startTestWorkflow();
  const { db, context, clock, userId, run } = workflow;
  const adminId = await addUser(db, "root", clock.now());
  await db.write((tx) => setRole(tx, { userId: adminId, role: "admin" }));
  const newOwnerId = await addUser(db, "eve", clock.now());
  const signerId = await addUser(db, "signer-1", clock.now());
  const signing = await workflow.send(2);
  await run();
  await collectMail(context);

  await deleteAccount(context, { adminId, userId: signerId });
  const [mail] = await collectMail(context);
  expect(await openInvitation(context, linkTokenIn(mail!)!)).toMatchObject({ state: "to_sign" });

  const { documentId } = signing;
  await deleteAccount(context, { adminId, userId, newOwnerEmail: "eve@example.com" });
  expect(await findDocument(db.read, { documentId, userId })).toBeUndefined();
  await signing.sign(0);
  await signing.sign(1);
  clock.moveBy(hourMs);
  await run();
  expect(await findDocument(db.read, { documentId, userId: newOwnerId })).toMatchObject({ status: "signed" });
  expect((await collectMail(context)).map(({ to }) => to.address)).toContain("eve@example.com");
});

test("a deleted account leaves nothing but its name and email", async () => {
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

test("an account with documents is deleted only if a user who can sign in takes them over", async () => {
  const { db, clock, accounts, adminId, addUser: add } = await openTestAccounts();
  const eve = await add("eve");
  await addDocument(db, { id: "doc_1", ownerId: eve, now: clock.now() });
  const deletion = { adminId, userId: eve };
  await expect(deleteAccount(accounts, deletion)).rejects.toMatchObject({
    refusal: { code: "new_owner_missing" },
  });
  for (const newOwnerEmail of ["nobody@example.com", "eve@example.com"])
    await expect(deleteAccount(accounts, { ...deletion, newOwnerEmail })).rejects.toMatchObject({
      refusal: { code: "new_owner_not_found" },
    });
  expect(await findCredentials(db.read, "eve@example.com")).toBeDefined();
});
