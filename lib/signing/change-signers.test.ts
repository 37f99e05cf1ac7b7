import { expect, test, vi } from "vitest";
import { countToSign } from "@/db/repositories/to-sign";
import { listSignerWork } from "@/db/repositories/signers";
import { addUser } from "@/db/testing/sample-rows";
import { newSigner } from "@/lib/domain/new-signing";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { cancelSigning } from "./cancel";
import { addSigner, removeSigner } from "./change-signers";
import { openInvitation } from "./open-invitation";
import { startTestWorkflow, type TestWorkflow } from "./testing/test-workflow";

vi.setConfig({ testTimeout: 30_000 });

const rasa = newSigner.parse({ name: "Rasa", surname: "Rasienė", email: "rasa@example.com" });

/** A signing that is out, with ways to change who signs it. */
async function sent(workflow: TestWorkflow, signerCount = 2) {
  const signing = await workflow.send(signerCount);
  await workflow.run();
  const links = (await collectMail(workflow.context)).map((mail) => linkTokenIn(mail) ?? "");
  const { context, userId } = workflow;
  const { documentId } = signing;
  const first = (await signing.signerAt(0)).id;
  return {
    ...{ signing, links, first },
    add: (signer = rasa) => addSigner(context, { documentId, userId, signer }),
    replace: (replacesId = first, signer = rasa) =>
      addSigner(context, { documentId, userId, signer, replacesId }),
    remove: (signerId = first) => removeSigner(context, { documentId, userId, signerId }),
    emails: async () => (await listSignerWork(workflow.db.read, signing.id)).map(({ email }) => email),
  };
}

const mailsOf = async ({ context }: TestWorkflow) =>
  (await collectMail(context)).map(({ to, subject }) => [to.address, subject]);

test("a replaced person's link ends and they are told; the new one is invited and signs", async () => {
  const workflow = await startTestWorkflow();
  const { signing, links, replace, emails } = await sent(workflow, 1);
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

test("an added person must sign too, and finds it under To sign if they are a user", async () => {
  const workflow = await startTestWorkflow();
  const { signing, add } = await sent(workflow, 1);
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

test("without a removed person the others complete the document", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await sent(workflow, 2);
  await remove();
  await workflow.run();
  expect(await emails()).toEqual(["signer-1@example.com"]);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("whoever is the last to sign can be replaced but not removed, as the gateway would complete it", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove } = await sent(workflow, 2);
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  const last = (await signing.signerAt(1)).id;
  await expect(remove(last)).rejects.toThrow("signer_is_last");
  await expect(remove()).rejects.toThrow("signer_not_changeable"); // has signed
});

test("somebody who signs before the gateway hears of their removal stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await sent(workflow, 2);
  await remove();
  await signing.sign(0);
  await workflow.run();
  expect(await emails()).toHaveLength(2);
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null, signedAt: expect.any(Date) });
  expect(workflow.gateway.calls).not.toContain("remove signer");
});

test("somebody who is the last by the time the gateway is asked stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove } = await sent(workflow, 2);
  await remove();
  await signing.sign(1);
  await workflow.run();
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null, signedAt: null });
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(await signing.story()).toContain("signer.kept");
});

test("whoever has signed is not replaced, and nobody else is invited in their place", async () => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await sent(workflow, 1);
  await replace();
  await signing.sign(0);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await emails()).toEqual(["signer-0@example.com"]);
  expect((await mailsOf(workflow)).map(([to]) => to)).not.toContain("rasa@example.com");
});

test.each([
  ["add signer", "before"],
  ["add signer", "after"],
  ["remove signer", "before"],
  ["remove signer", "after"],
])("a change is made once though the connection breaks at %s, %s its work", async (broken, moment) => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await sent(workflow, 2);
  let isBroken = true;
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation !== broken || !isBroken) return pass();
    isBroken = false;
    if (moment === "after") await pass();
    return "broken";
  });
  await replace();
  await workflow.run();
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(await emails()).toEqual(["signer-1@example.com", "rasa@example.com"]);
  expect((await signing.work()).changingCount).toBe(0);
  expect(await mailsOf(workflow)).toHaveLength(2);
});

test("somebody taken off by a call whose answer was lost counts for nothing when the others complete the signing", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await sent(workflow, 2);
  let isBroken = true;
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation !== "remove signer" || !isBroken) return pass();
    isBroken = false;
    await pass();
    return "broken";
  });
  await remove();
  await workflow.run();
  await signing.sign(1);
  await workflow.portal.untilPostbacks(2);
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await emails()).toEqual(["signer-1@example.com"]);
  expect((await signing.story()).filter((action) => action === "signer.signed")).toHaveLength(1);
});

test("a person whom the gateway refuses is not added, and whoever they were to replace stays", async () => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await sent(workflow, 1);
  await workflow.gateway.order({ fault: "errors_as_strings", call: "addsigner", count: 1 });
  await replace();
  await workflow.run();
  expect(await emails()).toEqual(["signer-0@example.com"]);
  expect(await signing.signerAt(0)).toMatchObject({ withdrawnAt: null });
  expect(await signing.story()).toEqual(expect.arrayContaining(["signer.refused", "signer.kept"]));
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("one person has one id at the gateway, also when they are added or take somebody's place", async () => {
  const workflow = await startTestWorkflow();
  const one = await sent(workflow, 1);
  await one.replace();
  await workflow.run();
  const other = await sent(workflow, 1);
  await other.add();
  await workflow.run();
  const replaced = await one.signing.signerAt(0);
  const added = await other.signing.signerAt(1);
  expect(added.gatewayId).toBe(replaced.gatewayId);
  expect(added.id).not.toBe(replaced.id);
});

test("nobody is named twice, nor changed by strangers, nor once the signing is being cancelled", async () => {
  const workflow = await startTestWorkflow();
  const { signing, add, first } = await sent(workflow, 2);
  const { context, userId } = workflow;
  const { documentId } = signing;
  await expect(add({ ...rasa, email: "signer-1@example.com" })).rejects.toThrow("signer_named_already");
  const stranger = await addUser(workflow.db, "bob", workflow.clock.now());
  expect(await removeSigner(context, { documentId, userId: stranger, signerId: first })).toBe(false);
  await cancelSigning(context, { documentId, userId, reason: "No." });
  await expect(add()).rejects.toThrow("signer_not_changeable");
});
