import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { foreignPdf } from "../testing/foreign-pdf";
import { gatewayAt } from "../testing/gateway-calls";
import { pdfsig } from "../testing/pdf-verifiers";
import { startTestSandbox } from "../testing/test-sandbox";

/** A body with a SHA-1 digest, as old clients send it. */
const bodyOf = (pdf: Buffer) => ({
  type: "pdf",
  file: {
    name: "signed.pdf",
    digest: createHash("sha1").update(pdf).digest("hex"),
    content: pdf.toString("base64"),
  },
});

const subject = { country: "LT", common_name: "Sandbox Signing Certificate", serial_number: "" };

test("a PDF that another program signed with SHA-1 is verified", async () => {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const { status, body } = await gateway.post("/api/file/check.json", bodyOf(await foreignPdf()));
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      status: "ok",
      structure: { signatures: [{ covers_whole_document: true, certificate: { subject } }] },
    },
  });
  const [signature] = (body.structure as { signatures: { message?: string }[] }).signatures;
  expect(signature?.message).not.toMatch(/changed|damaged|does not hold|cannot be read/);
});

test("a PDF that another program signed with SHA-1 is archived, and its signature stays valid", async () => {
  const { url } = await startTestSandbox();
  const pdf = await foreignPdf();
  const { status, body } = await gatewayAt(url).post("/api/archive.json", bodyOf(pdf));
  expect({ status, body }).toMatchObject({ status: 200, body: { status: "ok" } });
  const archived = Buffer.from((body.file as { content: string }).content, "base64");
  expect(archived.subarray(0, pdf.length).equals(pdf)).toBe(true);
  expect(await pdfsig(archived, await (await fetch(`${url}/sandbox/ca.pem`)).text())).toContain(
    "Signature is Valid",
  );
});
