import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { pdfsig, revisionsOf } from "../testing/pdf-verifiers";
import { onePage, rawPdf } from "../testing/raw-pdf";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "../testing/test-sandbox";

const run = promisify(execFile);

/** Has a PDF signed by two people, and returns what pdfsig and qpdf say of it. */
async function signedByTwo(pdf: Buffer) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(pdf, ["first", "second"]);
  await signerAt(url, signing, "first").sign(claims.signsByMobileId);
  await signerAt(url, signing, "second").sign(claims.signs);
  const signed = await gateway.download(`/api/signing/${signing.token}/download`);
  const file = path.join(await temporaryFolder(), "signed.pdf");
  await writeFile(file, signed);
  const qpdf = await run("qpdf", ["--check", file]);
  const report = await pdfsig(signed, await (await fetch(`${url}/sandbox/ca.pem`)).text());
  return { signed, report, qpdf: qpdf.stdout + qpdf.stderr };
}

const hybridSection =
  "<</Type/XRef/Size 4/W[1 2 1]/Index[3 1]/Length 4>>\nstream\n\u0000\u0000\u0000\u0000\nendstream";

/** A hybrid-reference file: a table whose trailer names a cross-reference stream (ISO 32000-2, 7.5.8.4). */
function hybridPdf(): Buffer {
  const plain = rawPdf({ objects: [...onePage(), hybridSection] });
  const stream = plain.indexOf("4 0 obj");
  return rawPdf({ objects: [...onePage(), hybridSection], trailer: `/XRefStm ${stream}` });
}

const bom = "\u00ef\u00bb\u00bf";

describe("a PDF is signed by two people and stays readable", () => {
  test.each([
    ["with bytes before the header", rawPdf({ objects: onePage(), before: bom })],
    [
      "whose /Annots is a stream",
      rawPdf({ objects: [...onePage("/Annots 4 0 R"), "<</Length 0>>\nstream\n\nendstream"] }),
    ],
    ["whose /Annots is a number", rawPdf({ objects: onePage("/Annots 7") })],
    ["whose /AcroForm is a number", rawPdf({ objects: onePage("", "/AcroForm 12") })],
    ["whose /Fields is a name", rawPdf({ objects: onePage("", "/AcroForm<</Fields/None>>") })],
    ["that is a hybrid file", hybridPdf()],
    [
      "with an unlisted object of the catalog's number",
      rawPdf({ objects: [...onePage(), "null\nendobj\n1 0 obj\n<</Type/Catalog/Pages 9 0 R>>"] }),
    ],
    ["with bytes behind its end", Buffer.concat([rawPdf({ objects: onePage() }), Buffer.alloc(4096)])],
  ])("%s", async (_name, pdf) => {
    const { signed, report, qpdf } = await signedByTwo(pdf);
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    expect(qpdf).toContain("No syntax or stream encoding errors found");
    expect(revisionsOf(signed.subarray(pdf.length))).toEqual([
      ...["signature", "evidence", "signature", "evidence"],
    ]);
  });
});

test("a reference that leads nowhere leads to no object of a signature", async () => {
  const { signed, report } = await signedByTwo(rawPdf({ objects: onePage("/Thumb 6 0 R") }));
  expect(report.match(/Signature is Valid/g)).toHaveLength(2);
  expect(signed.toString("latin1")).not.toMatch(/\n[456] 0 obj/);
});

test("the document's information is untouched by signatures", async () => {
  const info = "<</Producer(Scanner)/ModDate(D:20200101)>>";
  const pdf = rawPdf({ objects: [...onePage(), info], trailer: "/Info 4 0 R" });
  const { signed } = await signedByTwo(pdf);
  const updates = signed.subarray(pdf.length).toString("latin1");
  expect(updates).not.toMatch(/\n4 0 obj/);
  expect(updates.match(/\/Info 4 0 R/g)).toHaveLength(4);
});

describe("a file that cannot be signed is refused when the signing is created", () => {
  test.each([
    ["is no PDF", Buffer.from("text"), "The file is not a PDF."],
    [
      "has no pages",
      rawPdf({ objects: ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"] }),
      "The PDF has no pages.",
    ],
    [
      "has no cross-reference table where it says",
      rawPdf({ objects: onePage(), error: 9 }),
      "The PDF is damaged.",
    ],
    ["is cut short", rawPdf({ objects: onePage() }).subarray(0, 60), "The PDF is damaged."],
    [
      "has a page tree in a circle",
      rawPdf({ objects: ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"] }),
      "The PDF has no pages.",
    ],
  ])("because it %s", async (_reason, pdf, message) => {
    const { url } = await startTestSandbox();
    const gateway = gatewayAt(url);
    const token = await gateway.uploadContent(pdf);
    const signers = [{ id: "first", name: "Ona", surname: "Onaitė", signing_purpose: "signature" }];
    const body = { type: "pdf", name: "agreement", signers, files: [{ token }] };
    expect(await gateway.post("/api/signing/create.json", body)).toMatchObject({
      status: 400,
      body: { code: 10000, errors: [{ field: "[files][0][token]", message }] },
    });
  });

  test("because it is encrypted", async () => {
    const { url } = await startTestSandbox();
    const document = await PDFDocument.load(await samplePdf());
    document.encrypt({ userPassword: "secret", ownerPassword: "secret" });
    const gateway = gatewayAt(url);
    const token = await gateway.uploadContent(await document.save());
    const body = { type: "pdf", name: "agreement", files: [{ token }] };
    expect(await gateway.post("/api/signing/create.json", body)).toMatchObject({
      status: 400,
      body: { errors: [{ message: "The PDF is encrypted." }] },
    });
  });
});
