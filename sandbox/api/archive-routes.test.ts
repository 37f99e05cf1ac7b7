import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

type Archived = {
  file: { name: string; content: string; digest: string };
  structure: { signatures: object[] };
};

test("any signed PDF can be archived, given by content or by upload token", async () => {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  const pdf = await gateway.download(`/api/signing/${signing.token}/download`);
  const token = await gateway.uploadContent(pdf);
  const content = { name: "signed.pdf", digest: sha256Of(pdf), content: pdf.toString("base64") };
  for (const file of [{ token }, content]) {
    const { body } = await gateway.post("/api/archive.json", { type: "pdf", file });
    const { file: archived, structure } = body as Archived;
    const bytes = Buffer.from(archived.content, "base64");
    expect(sha256Of(bytes)).toBe(archived.digest);
    expect(bytes.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(structure.signatures).toMatchObject([
      { valid: true, level: "B-LTA" },
      { kind: "document_time_stamp" },
    ]);
  }
});

test("a PDF with unknown issuers gets only a time-stamp, and stays at B-B", async () => {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const pdf = await readFile("lib/validation/fixtures/openssl-pkcs7.pdf");
  const file = { name: "a.pdf", digest: sha256Of(pdf), content: pdf.toString("base64") };
  const { body } = await gateway.post("/api/archive.json", { type: "pdf", file });
  expect((body as Archived).structure.signatures).toMatchObject([
    { valid: true, trusted: false, level: "B-B" },
    { kind: "document_time_stamp", valid: true, covers_whole_document: true },
  ]);
});

test("a file that is not a PDF is refused, naming the field", async () => {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const text = Buffer.from("text");
  const file = { name: "a.pdf", digest: sha256Of(text), content: text.toString("base64") };
  expect((await gateway.post("/api/archive.json", { type: "pdf", file })).body).toMatchObject({
    errors: [{ field: "[file]" }],
  });
  expect(
    (await gateway.post("/api/archive.json", { type: "pdf", file: { token: "unknown" } })).body,
  ).toMatchObject({
    errors: [{ field: "[file][token]", error_code: 1 }],
  });
});
