import { expect, test } from "vitest";
import { listSigningEvents } from "@/db/repositories/admin-signings";
import { findRejected, findVisibleFile, insertFile } from "@/db/repositories/files";
import { saveSettings } from "@/db/repositories/settings";
import { required } from "@/lib/base/required";
import { newId } from "@/lib/domain/ids";
import { minuteMs } from "@/lib/domain/time/durations";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";
import { tryNow } from "./try-now";
import { waiveLevel } from "./waive-level";

const adminId = "usr_admin";
const reason = "The partner has no qualified certificates.";

/** A signing of a portal that requires qualified signatures, which a signer of the tests never makes. */
async function belowLevel(workflow: TestWorkflow) {
  const { db, context } = workflow;
  await db.write((tx) => saveSettings(tx, { requiredLevel: "qualified", now: context.now() }));
  const signing = await signedByOne(workflow);
  await workflow.run();
  expect(await signing.reason()).toEqual({ code: "signed_file_rejected" });
  return signing;
}

test("a file that is only below the required level enters the library by an admin's decision, which is logged", async () => {
  const workflow = await startTestWorkflow();
  const { context, db, userId } = workflow;
  const signing = await belowLevel(workflow);
  const { id: signingId, documentId } = signing;
  expect(await waiveLevel(context, { signingId, adminId, reason })).toBe(true);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  const signed = await findVisibleFile(db.read, { documentId, userId, role: "signed" });
  expect(signed?.validationReport?.problems).toEqual([]);
  const events = await listSigningEvents(db.read, { signingId, documentId, limit: 20 });
  expect(events.find(({ action }) => action === "signing.level_waived")?.detail).toEqual({ reason });
  await expect(waiveLevel(context, { signingId, adminId, reason })).rejects.toThrow("nothing_to_accept");
});

test("everything else is still required of a file whose level is waived", async () => {
  const workflow = await startTestWorkflow();
  const { context } = workflow;
  const signing = await belowLevel(workflow);
  workflow.gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "download") answer.body[1000]! ^= 1;
    return answer;
  });
  await waiveLevel(context, { signingId: signing.id, adminId, reason });
  for (let round = 0; round < 6; round++) {
    await workflow.run();
    workflow.clock.moveBy(5 * minuteMs);
  }
  expect(await signing.documentStatus()).toBe("needs_attention");
  await expect(waiveLevel(context, { signingId: signing.id, adminId, reason })).rejects.toThrow(
    "nothing_to_accept",
  );
});

test("the level is still required of another file than the one that the admin accepted", async () => {
  const workflow = await startTestWorkflow();
  const { context, db, clock } = workflow;
  const signing = await belowLevel(workflow);
  const { id: signingId, documentId } = signing;
  const arrived = required(await findRejected(db.read, documentId), "file");
  clock.moveBy(minuteMs);
  const createdAt = context.now();
  const other = { ...arrived, id: newId("file", createdAt), sha256: "0".repeat(64), createdAt };
  const file = { documentId, role: "rejected", name: "a.pdf", kind: "pdf", sizeBytes: 1 } as const;
  await db.write((tx) => insertFile(tx, { ...file, ...other, validationReport: arrived.report }));
  clock.moveBy(minuteMs);
  await waiveLevel(context, { signingId, adminId, reason });
  await workflow.run();
  expect(await signing.documentStatus()).toBe("needs_attention");
  clock.moveBy(minuteMs);
  await tryNow(context, { signingId, adminId });
  await workflow.run();
  expect(await signing.documentStatus(), "tried again, and not accepted").toBe("needs_attention");
  clock.moveBy(minuteMs);
  await waiveLevel(context, { signingId, adminId, reason });
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("the level of a signing that does not wait for an admin cannot be waived", async () => {
  const workflow = await startTestWorkflow();
  const { id: signingId } = await workflow.send();
  await expect(waiveLevel(workflow.context, { signingId, adminId, reason })).rejects.toThrow(
    "nothing_to_accept",
  );
  expect(await waiveLevel(workflow.context, { signingId: "sgn_none", adminId, reason })).toBe(false);
});
