import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findVisibleFile, type FileRole } from "@/db/repositories/files";
import { signUpdate } from "@/lib/validation/testing/sign-update";
import { pdfsig, revisionsOf } from "@/sandbox/testing/pdf-verifiers";
import { partialOf, passTo, signedByOneOfTwo } from "../testing/retention-passes";
import { fixture, startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

type Signing = Awaited<ReturnType<TestWorkflow["send"]>>;

const fileOf = ({ db, userId }: TestWorkflow, { documentId }: Signing, role: FileRole) =>
  findVisibleFile(db.read, { documentId, userId, role });

const bytesOf = async ({ store }: TestWorkflow, sha256: string) =>
  Buffer.from(await new Response(await store.open(sha256)).arrayBuffer());

/** Sends a PDF to one person, who signs it at the gateway. */
async function signedPdf(workflow: TestWorkflow, bytes: Buffer): Promise<Signing> {
  const signing = await workflow.sendFiles([{ name: "Lease.pdf", bytes }]);
  await workflow.run();
  await signing.sign(0);
  await workflow.portal.untilPostbacks(2);
  return signing;
}

test("a signature by a person who was not invited makes no document signed, whatever the gateway says", async () => {
  const workflow = await startTestWorkflow();
  const source = await signUpdate(await readFile(fixture), { name: "Somebody Else" });
  await workflow.gateway.order({ fault: "missing_signature", call: "download", count: 9 });
  const signing = await signedPdf(workflow, source);
  await workflow.run();
  expect(await signing.documentStatus(), "at once, as the digest is the announced one").toBe(
    "needs_attention",
  );
  const rejected = await fileOf(workflow, signing, "rejected");
  expect(await bytesOf(workflow, rejected!.sha256)).toEqual(source);
  expect(rejected?.validationReport?.problems).toEqual(
    expect.arrayContaining(["same_as_source", "too_few_signatures"]),
  );
  expect(await fileOf(workflow, signing, "signed")).toBeUndefined();
  expect(workflow.gateway.calls).not.toContain("delete signing");
});

test("a fault in a signature that the uploaded file had does not keep the finished one out", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedPdf(workflow, await readFile("lib/validation/fixtures/openssl-sha1.pdf"));
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect((await fileOf(workflow, signing, "signed"))?.validationReport).toMatchObject({
    problems: [],
    signatures: [{ earlier: true, valid: false }, { valid: true }],
  });
});

test.each([
  ["t", ["signature", "signature"]],
  ["lt", ["signature", "evidence", "signature", "evidence"]],
] as const)(
  "signatures of level %s are kept after thirty days and signed on",
  async (pdfLevel, revisions) => {
    const workflow = await startTestWorkflow({ pdfLevel });
    const first = await signedByOneOfTwo(workflow);
    await passTo(workflow, first, 0);
    expect((await partialOf(workflow, first))?.validationReport?.problems).toEqual([]);
    const second = await workflow.sendOn(first, 1);
    await workflow.run();
    await second.sign(0);
    await workflow.portal.untilPostbacks(3);
    await workflow.run();
    const signed = await bytesOf(workflow, (await fileOf(workflow, second, "signed"))!.sha256);
    const source = await readFile(fixture);
    expect(revisionsOf(signed.subarray(source.length))).toEqual(revisions);
    const verdict = await pdfsig(signed, await workflow.gateway.authorityPem());
    expect(verdict.match(/Signature is Valid/g)).toHaveLength(2);
  },
);
