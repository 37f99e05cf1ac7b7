import { expect, test } from "vitest";
import { findSigningForAdmin, listSigningEvents, listSignings } from "@/db/repositories/admin-signings";
import { claimDueMail, settleMail } from "@/db/repositories/mails";
import { listMails } from "@/db/repositories/signing-mails";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { hourMs, minuteMs } from "@/lib/domain/time/durations";
import { closeSigning } from "./close-signing";
import { openInvitation } from "../commands/open-invitation";
import { resendMail } from "./resend-mail";
import { resendSigning } from "./resend-signing";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";
import { tryNow } from "./try-now";

const adminId = "usr_admin";
const reason = "The gateway's support repaired it.";

/** A signing that stopped because the gateway refused a valid call. */
async function stopped(workflow: TestWorkflow, call = "status") {
  const signing = await workflow.send(1);
  await workflow.gateway.order({ fault: "errors_as_strings", call, count: 1 });
  if (call === "status") await workflow.run();
  if (call === "status") workflow.clock.moveBy(hourMs);
  await workflow.run();
  return signing;
}

const lastEvent = async ({ db }: TestWorkflow, { id, documentId }: { id: string; documentId: string }) =>
  (await listSigningEvents(db.read, { signingId: id, documentId, limit: 1 }))[0];

test("a stopped signing continues where it stopped when an admin tries again, and is signed in the end", async () => {
  const workflow = await startTestWorkflow();
  const signing = await stopped(workflow);
  expect(await signing.documentStatus()).toBe("needs_attention");
  expect(await listSignings(workflow.db.read, { needsAttention: true, limit: 10 })).toHaveLength(1);
  expect(await tryNow(workflow.context, { signingId: signing.id, adminId })).toBe(true);
  expect(await lastEvent(workflow, signing)).toMatchObject({ action: "signing.tried_again" });
  await workflow.run();
  expect(await signing.work()).toMatchObject({ status: "out_for_signature", reason: null });
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await listSignings(workflow.db.read, { needsAttention: true, limit: 10 })).toEqual([]);
  const calls = workflow.observed.filter(({ subject }) => subject === signing.id);
  expect(calls.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(["uploadFile", "createSigning", "getSigningStatus", "download", "deleteSigning"]),
  );
  await expect(tryNow(workflow.context, { signingId: signing.id, adminId })).rejects.toThrow(
    "nothing_to_try",
  );
});

test("a signing that waits after failures is tried at once, but not while a process works on it", async () => {
  const workflow = await startTestWorkflow();
  workflow.gateway.interfere(async () => "broken");
  const signing = await workflow.send(1);
  await workflow.run();
  const calls = workflow.gateway.calls.length;
  workflow.gateway.behave();
  await workflow.run();
  expect(workflow.gateway.calls).toHaveLength(calls);
  await tryNow(workflow.context, { signingId: signing.id, adminId });
  await workflow.claim();
  await expect(tryNow(workflow.context, { signingId: signing.id, adminId })).rejects.toThrow("signing_busy");
  expect(await tryNow(workflow.context, { signingId: "sgn_none", adminId })).toBe(false);
});

/** Lets the time pass that the portal downloads a damaged file again by itself. */
async function untilRejected(
  workflow: TestWorkflow,
  signing: Awaited<ReturnType<typeof stopped>>,
): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await workflow.run();
    workflow.clock.moveBy(5 * minuteMs);
  }
  expect(await signing.reason()).toEqual({ code: "signed_file_rejected" });
}

test("a file that was damaged in transit is fetched and validated again, and enters the library", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(1);
  await workflow.run();
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  workflow.gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "download") answer.body[1000]! ^= 1;
    return answer;
  });
  await untilRejected(workflow, signing);
  workflow.gateway.behave();
  await tryNow(workflow.context, { signingId: signing.id, adminId });
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("a wrong digest is requested again on a retry, and the signed file enters the library", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(1);
  await workflow.run();
  await workflow.gateway.order({ fault: "wrong_digest", call: "status", count: 8 });
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  await untilRejected(workflow, signing);
  await tryNow(workflow.context, { signingId: signing.id, adminId });
  await workflow.run();
  expect(await signing.reason(), "wrong again, and tried again by itself").toEqual({
    code: "file_damaged_in_transit",
  });
  workflow.clock.moveBy(minuteMs);
  await workflow.run();
  workflow.clock.moveBy(minuteMs);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(workflow.gateway.calls.filter((call) => call === "upload")).toHaveLength(1);
});

test("a closed signing has failed, needs no attention, and its reason is in the log", async () => {
  const workflow = await startTestWorkflow();
  const signing = await stopped(workflow);
  const closing = { signingId: signing.id, adminId, reason };
  expect(await closeSigning(workflow.context, closing)).toBe(true);
  expect(await signing.documentStatus()).toBe("failed");
  expect(await signing.reason()).toMatchObject({ code: "gateway_refused_later" });
  expect(await listSignings(workflow.db.read, { needsAttention: true, limit: 10 })).toEqual([]);
  expect(await lastEvent(workflow, signing)).toMatchObject({
    action: "signing.closed",
    detail: { reason, stopped: "gateway_refused_later" },
  });
  const ownerMail = (await collectMail(workflow.context)).find(({ to }) => to.address === "ada@example.com");
  expect(ownerMail?.subject).toBe("The signing has ended: Lease");
  expect(ownerMail?.text).toContain(`/documents/${signing.documentId}`);
  await workflow.run();
  expect(workflow.gateway.calls.at(-1)).toBe("delete file");
  const other = await workflow.send(1);
  for (const signingId of [other.id, signing.id])
    await expect(closeSigning(workflow.context, { ...closing, signingId })).rejects.toThrow(
      "nothing_to_close",
    );
  expect(await collectMail(workflow.context), "nobody is notified twice").toEqual([]);
});

test("a document whose signing failed is sent again to the same people in its owner's name", async () => {
  const workflow = await startTestWorkflow();
  const signing = await stopped(workflow, "create");
  expect(await signing.documentStatus()).toBe("failed");
  const sent = await resendSigning(workflow.context, { signingId: signing.id, adminId });
  await workflow.run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(await findSigningForAdmin(workflow.db.read, sent ?? "")).toMatchObject({ senderName: "ada" });
  expect((await collectMail(workflow.context)).map(({ to }) => to.address)).toEqual(["signer-0@example.com"]);
  for (const signingId of [signing.id, sent ?? ""])
    await expect(resendSigning(workflow.context, { signingId, adminId })).rejects.toThrow(
      "nothing_to_resend",
    );
});

test("a refused invitation is queued again, with a link that works", async () => {
  const workflow = await startTestWorkflow();
  const { db, clock, context } = workflow;
  const signing = await workflow.send(1);
  await workflow.run();
  await db.write(async (tx) => {
    const claim = await claimDueMail(tx, { now: clock.now(), leaseMs: 1_000 });
    if (claim) await settleMail(tx, claim, { ending: "refused", dueAt: null, sealedLinkToken: null });
  });
  const mails = () => listMails(db.read, { signingId: signing.id, limit: 10 });
  const [refused] = await mails();
  clock.moveBy(1_000);
  const repeating = { signingId: signing.id, mailId: refused?.id ?? "", adminId };
  expect(await resendMail(context, repeating)).toBe(true);
  const [mail] = await collectMail(context);
  expect(await openInvitation(context, (mail && linkTokenIn(mail)) ?? "")).toMatchObject({
    state: "to_sign",
  });
  const [again] = await mails();
  await expect(resendMail(context, { ...repeating, mailId: again?.id ?? "" })).rejects.toThrow(
    "mail_not_resendable",
  );
  expect(await resendMail(context, { ...repeating, signingId: "sgn_other" })).toBe(false);
});
