import { expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { saveSettings } from "@/db/repositories/settings";
import { listEarlierReports } from "@/db/repositories/validation-reports";
import { hourMs } from "@/lib/domain/time/durations";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow } from "../testing/test-workflow";
import { validateAgain } from "./validate-again";

async function signedDocument() {
  const workflow = await startTestWorkflow();
  const signing = await signedByOne(workflow);
  await workflow.run();
  const { context, db, userId, clock } = workflow;
  const { documentId } = signing;
  const signedFile = () => findVisibleFile(db.read, { documentId, userId, role: "signed" });
  return { context, db, userId, clock, documentId, signing, signedFile };
}

test("validates the signed file again and keeps the report before", async () => {
  const { context, db, userId, clock, documentId, signing, signedFile } = await signedDocument();
  const before = (await signedFile())!;
  clock.moveBy(hourMs);
  expect(await validateAgain(context, { documentId, userId })).toBe(true);
  const after = (await signedFile())!;
  expect(after.validationReport?.checkedAt).toBe(context.now().toISOString());
  expect(after.validationReport).toMatchObject({
    problems: [],
    signatures: [{ valid: true }],
    differences: [],
  });
  expect(await listEarlierReports(db.read, after.id)).toMatchObject([{ report: before.validationReport }]);
  expect((await signing.history()).at(-1)).toBe("file.validated_again");
});

test("no other user can have a document validated", async () => {
  const { context, documentId, signedFile } = await signedDocument();
  const before = await signedFile();
  expect(await validateAgain(context, { documentId, userId: "another-user" })).toBe(false);
  expect(await signedFile()).toEqual(before);
});

test("a finished file below the required level waits for an admin, and none of it is lost", async () => {
  const workflow = await startTestWorkflow();
  const { db, context, userId } = workflow;
  await db.write((tx) => saveSettings(tx, { requiredLevel: "qualified", now: context.now() }));
  const signing = await signedByOne(workflow);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("needs_attention");
  const { documentId } = signing;
  const rejected = await findVisibleFile(db.read, { documentId, userId, role: "rejected" });
  expect(rejected?.validationReport?.problems).toEqual(["level_too_low"]);
  expect(await context.store.has(rejected!.sha256)).toBe(true);
});
