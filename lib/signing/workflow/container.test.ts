import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { replaceResult } from "../testing/replace-result";
import { fixture, startTestWorkflow } from "../testing/test-workflow";

const sampleFiles = async () => [
  { name: "Sutartis – ąčę.pdf", bytes: await readFile(fixture) },
  { name: "Priedas.docx", bytes: Buffer.from("PK and so on") },
  { name: "Priedas.docx", bytes: Buffer.from("PK, another one") },
];

test.each(["content", "url"] as const)(
  "a document of three files is signed as a container and validated, with the files uploaded by %s",
  async (gatewayUpload) => {
    const workflow = await startTestWorkflow({ gatewayUpload });
    const { gateway, portal, run, db, userId } = workflow;
    const signing = await workflow.sendFiles(await sampleFiles());
    await run();
    await signing.untilUploaded();
    workflow.clock.moveBy(5_000);
    await run();
    expect(await signing.documentStatus()).toBe("out_for_signature");
    expect(gateway.calls.filter((call) => call === "upload")).toHaveLength(3);
    await signing.sign(0);
    await portal.untilPostbacks(2);
    await run();
    expect(await signing.documentStatus()).toBe("signed");
    const signed = await findVisibleFile(db.read, { documentId: signing.documentId, userId, role: "signed" });
    expect(signed).toMatchObject({ name: "Sutartis – ąčę.asice", kind: "other" });
    expect(signed?.validationReport).toMatchObject({
      ...{ format: "asice", problems: [] },
      files: [{ name: "Sutartis – ąčę.pdf" }, { name: "Priedas.docx" }, { name: "Priedas (2).docx" }],
      signatures: [{ valid: true, coversEverything: true }],
    });
    expect(gateway.calls.filter((call) => call === "delete file")).toHaveLength(3);
  },
);

test("after a failure between two uploads the files already uploaded are not sent again", async () => {
  const { gateway, run, clock, ...workflow } = await startTestWorkflow();
  const signing = await workflow.sendFiles(await sampleFiles());
  let uploads = 0;
  gateway.interfere(async (operation, pass) =>
    operation === "upload" && ++uploads === 2 ? "broken" : pass(),
  );
  await run();
  expect((await signing.work()).sources.map(({ token }) => token !== null)).toEqual([true, false, false]);
  gateway.behave();
  clock.moveBy(10_000);
  await run();
  expect(gateway.calls.filter((call) => call === "upload")).toHaveLength(4);
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("a container in which the gateway replaced a file does not enter the library", async () => {
  const { gateway, portal, run, store, db, userId, ...workflow } = await startTestWorkflow();
  const [lease, ...rest] = await sampleFiles();
  const other = await workflow.sendFiles([{ ...lease!, bytes: Buffer.from("%PDF") }, ...rest].slice(1));
  await run();
  await other.sign(0);
  await portal.untilPostbacks(2);
  await run();
  const theirs = await findVisibleFile(db.read, { documentId: other.documentId, userId, role: "signed" });
  const body = Buffer.from(await new Response(await store.open(theirs!.sha256)).arrayBuffer());

  const signing = await workflow.sendFiles([lease!, rest[0]!]);
  await run();
  await signing.sign(0);
  await portal.untilPostbacks(4);
  replaceResult({ gateway }, body);
  await run();
  expect(await signing.documentStatus()).toBe("needs_attention");
  const query = { documentId: signing.documentId, userId, role: "rejected" as const };
  expect((await findVisibleFile(db.read, query))?.validationReport?.problems).toEqual([
    ...["source_missing", "file_not_sent"],
  ]);
});
