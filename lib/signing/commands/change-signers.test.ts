import { expect, test } from "vitest";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { listChangedDocuments } from "@/db/repositories/changes";
import { countToSign } from "@/db/repositories/to-sign";
import { addUser } from "@/db/testing/sample-rows";
import { cancelSigning } from "./cancel-signing";
import { removeSigner } from "./change-signers";
import { openInvitation } from "./open-invitation";
import { changeable, mailsOf, rasa } from "../testing/changeable-signing";
import { startTestWorkflow } from "../testing/test-workflow";

test("a replaced signer's link ends and they get mail; the new signer is invited and signs", async () => {
  const workflow = await startTestWorkflow();
  const { signing, links, replace, emails } = await changeable(workflow, 1);
  await replace();
  expect(await openInvitation(workflow.context, links[0] ?? "")).toMatchObject({ state: "ended" });
  await workflow.run();
  expect(await emails()).toEqual(["rasa@example.com"]);
  expect(workflow.gateway.calls.filter((call) => call.endsWith(" signer"))).toEqual([
    "add signer",
    "remove signer",
  ]);
  expect(await mailsOf(workflow)).toEqual([
    ["rasa@example.com", expect.stringContaining("asks you to sign: Lease")],
    ["signer-0@example.com", "No longer needed: Lease"],
  ]);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await mailsOf(workflow)).toEqual([
    ["rasa@example.com", "Signed: Lease"],
    ["ada@example.com", "Signed: Lease"],
  ]);
});

test("an added person must sign too, and finds the document under To sign if they are a user", async () => {
  const workflow = await startTestWorkflow();
  const { signing, add } = await changeable(workflow, 1);
  const userId = await addUser(workflow.db, "rasa", workflow.clock.now());
  await add();
  expect(await countToSign(workflow.db.read, userId)).toBe(0);
  await workflow.run();
  expect(await countToSign(workflow.db.read, userId)).toBe(1);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("the others complete the document without a removed signer", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await changeable(workflow, 2);
  await remove();
  await workflow.run();
  expect(await emails()).toEqual(["signer-1@example.com"]);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("the last signer can be replaced but not removed, as the gateway would complete the signing", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove } = await changeable(workflow, 2);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  const last = (await signing.signerAt(1)).id;
  await expect(remove(last)).rejects.toThrow("signer_is_last");
  await expect(remove()).rejects.toThrow("signer_not_changeable"); // has signed
});

test("a signer who signs before their removal at the gateway stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await changeable(workflow, 2);
  await remove();
  await signing.sign(0);
  await workflow.run();
  expect(await emails()).toHaveLength(2);
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null, signedAt: expect.any(Date) });
  expect(workflow.gateway.calls).not.toContain("remove signer");
});

test("a signer who is the last by the time of the removal stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove } = await changeable(workflow, 2);
  await remove();
  await signing.sign(1);
  await workflow.run();
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null, signedAt: null });
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(await signing.history()).toContain("signer.kept");
});

test("a signer who has signed is not replaced, and no one is invited in their place", async () => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await changeable(workflow, 1);
  await replace();
  await signing.sign(0);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await emails()).toEqual(["signer-0@example.com"]);
  expect((await mailsOf(workflow)).map(([to]) => to)).not.toContain("rasa@example.com");
});

test("a signer who stays after all is invited, if their invitation was dropped in the meantime", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(2);
  await workflow.run(); // the invitations wait in the outbox
  const { context, userId } = workflow;
  const signerId = (await signing.signerAt(0)).id;
  await removeSigner(context, { documentId: signing.documentId, userId, signerId });
  expect(await mailsOf(workflow)).toHaveLength(1);
  await signing.sign(1);
  await workflow.run();
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null });
  expect(await mailsOf(workflow)).toEqual([
    ["signer-0@example.com", expect.stringContaining("asks you to sign: Lease")],
  ]);
});

test("a signer whose invitation is still queued when they are kept gets it once", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(2);
  await workflow.run();
  const { context, userId } = workflow;
  const signerId = (await signing.signerAt(0)).id;
  await removeSigner(context, { documentId: signing.documentId, userId, signerId });
  await signing.sign(1);
  await workflow.run();
  const invited = (await mailsOf(workflow)).filter(([to]) => to === "signer-0@example.com");
  expect(invited).toHaveLength(1);
});

test("a removed user's open pages show the removal, and nothing after it", async () => {
  const workflow = await startTestWorkflow();
  const { db, clock } = workflow;
  const { signing, add, remove } = await changeable(workflow, 2);
  const userId = await addUser(db, "rasa", clock.now());
  await add();
  await workflow.run();
  const changedDocuments = async (afterSeq: number) =>
    (await listChangedDocuments(db.read, { userId, afterSeq })).map(({ documentId }) => documentId);
  const before = await findLatestSeq(db.read);
  await remove((await signing.signerAt(2)).id);
  expect(await changedDocuments(before)).toEqual([signing.documentId]);
  const withdrawn = await findLatestSeq(db.read);
  clock.moveBy(1_000);
  await workflow.run();
  expect(await changedDocuments(withdrawn)).toEqual([signing.documentId]);
  const removed = await findLatestSeq(db.read);
  clock.moveBy(1_000);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  expect(await findLatestSeq(db.read)).toBeGreaterThan(removed);
  expect(await changedDocuments(removed)).toEqual([]);
});

test("a signer whom the gateway refuses is not added, and the one to be replaced stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await changeable(workflow, 1);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "addsigner", count: 1 });
  await replace();
  await workflow.run();
  expect(await emails()).toEqual(["signer-0@example.com"]);
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null });
  expect(await signing.history()).toEqual(expect.arrayContaining(["signer.refused", "signer.kept"]));
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("a person has one id at the gateway, even when added later or as a replacement", async () => {
  const workflow = await startTestWorkflow();
  const one = await changeable(workflow, 1);
  await one.replace();
  await workflow.run();
  const other = await changeable(workflow, 1);
  await other.add();
  await workflow.run();
  const replaced = await one.signing.signerAt(0);
  const added = await other.signing.signerAt(1);
  expect(added.gatewayId).toBe(replaced.gatewayId);
  expect(added.id).not.toBe(replaced.id);
});

test("signers cannot be added twice, changed by strangers, or changed during a cancellation", async () => {
  const workflow = await startTestWorkflow();
  const { signing, add, first } = await changeable(workflow, 2);
  const { context, userId } = workflow;
  const { documentId } = signing;
  await expect(add({ ...rasa, email: "signer-1@example.com" })).rejects.toThrow("signer_named_already");
  const stranger = await addUser(workflow.db, "bob", workflow.clock.now());
  expect(await removeSigner(context, { documentId, userId: stranger, signerId: first })).toBe(false);
  await cancelSigning(context, { documentId, userId, reason: "No." });
  await expect(add()).rejects.toThrow("signer_not_changeable");
});
