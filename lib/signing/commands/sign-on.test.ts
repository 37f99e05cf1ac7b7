import { expect, test } from "vitest";
import { findDocument } from "@/db/repositories/documents";
import { findVisibleFile } from "@/db/repositories/files";
import { addUser } from "@/db/testing/sample-rows";
import { replaceResult } from "../testing/replace-result";
import { startTestWorkflow } from "../testing/test-workflow";
import { partialOf, passTo, signedByOneOfTwo } from "../testing/retention-passes";

test("signing that continues from a partly signed file ends with one file that everyone has signed", async () => {
  const workflow = await startTestWorkflow();
  const { db, userId, portal, run } = workflow;
  const first = await signedByOneOfTwo(workflow);
  await passTo(workflow, first, 0);
  const second = await workflow.sendOn(first, 1);
  await run();
  await second.sign(0);
  await portal.untilPostbacks(3);
  await run();
  expect(await second.documentStatus()).toBe("signed");
  const { documentId } = second;
  const signed = await findVisibleFile(db.read, { documentId, userId, role: "signed" });
  expect(signed?.name).toBe("Lease (signed).pdf");
  expect(signed?.validationReport).toMatchObject({ problems: [], sourceIsPrefix: true });
  expect(signed?.validationReport?.signatures.map(({ valid }) => valid)).toEqual([true, true]);
});

test("a signer whose signature is kept still sees the document, and one who had not signed does not", async () => {
  const workflow = await startTestWorkflow();
  const { db, clock } = workflow;
  const [signed, unsigned] = [
    await addUser(db, "signer-0", clock.now()),
    await addUser(db, "signer-1", clock.now()),
  ];
  const first = await signedByOneOfTwo(workflow);
  await passTo(workflow, first, 0);
  const seenBy = async (userId: string) =>
    (await findDocument(db.read, { documentId: first.documentId, userId })) !== undefined;
  const second = await workflow.sendOn(first, 2);
  await workflow.run();
  expect(await second.documentStatus()).toBe("out_for_signature");
  expect([await seenBy(signed), await seenBy(unsigned)]).toEqual([true, false]);
});

test("an earlier signature counts for no signer of the current signing", async () => {
  const workflow = await startTestWorkflow();
  const { portal, run, store, db, userId } = workflow;
  const first = await signedByOneOfTwo(workflow);
  await passTo(workflow, first, 0);
  const partial = await partialOf(workflow, first);
  const second = await workflow.sendOn(first, 1);
  await run();
  await second.sign(0);
  await portal.untilPostbacks(3);
  const unsigned = Buffer.from(await new Response(await store.open(partial!.sha256)).arrayBuffer());
  replaceResult(workflow, unsigned);
  await run();
  expect(await second.documentStatus()).toBe("needs_attention");
  const rejected = await findVisibleFile(db.read, { documentId: first.documentId, userId, role: "rejected" });
  expect(rejected?.validationReport?.problems).toContain("too_few_signatures");
});

test("signing cannot continue when no partly signed file was kept", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send();
  await workflow.run();
  await passTo(workflow, signing, 0);
  expect(await signing.documentStatus()).toBe("expired");
  await expect(workflow.sendOn(signing, 0)).rejects.toThrow("no_signatures_to_keep");
});
