import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { findChange, newComparing } from "./added-after";
import { validateSignedPdf } from "./validate-signed-pdf";
import { newBudget } from "./object-budget";
import { readRevision } from "@/lib/formats/pdf/pdf-revision";
import { updatePdf } from "../testing/update-pdf";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  appendSigned,
  catalog,
  firstSignature,
  plainDocument,
  stream,
  writePdf,
} from "../testing/written-pdf";

const readFixture = (name: string) => readFile(path.join(import.meta.dirname, "../fixtures", `${name}.pdf`));

async function stored(bytes: Uint8Array): Promise<string> {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, bytes);
  return file;
}

/** What was added after each signature and time-stamp, in their order. */
async function additionsIn(bytes: Uint8Array) {
  const now = new Date("2026-11-25T12:00:00Z");
  const report = await validateSignedPdf({ path: await stored(bytes), signerCount: 2, now });
  return [...report.signatures, ...report.documentTimestamps].map(({ addedAfter }) => addedAfter);
}

async function addition(bytes: Uint8Array, end: number, budget = newBudget()) {
  const source = await openPdfSource(await stored(bytes));
  try {
    const now = await readRevision(source);
    return (await findChange(source, end, now, newComparing(now, budget))).addition;
  } finally {
    await source.close();
  }
}

/** Appends a handwritten update with one new object. */
function appendObject(bytes: Uint8Array, { number, previous }: { number: number; previous: number }) {
  const content = "BT (forged) Tj ET";
  const object = `${number} 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
  const entry = `${String(bytes.length).padStart(10, "0")} 00000 n\r\n`;
  const trailer = `trailer\n<< /Size ${number + 1} /Root 2 0 R /Prev ${previous} >>\n`;
  const xref = `xref\n${number} 1\n${entry}${trailer}startxref\n${bytes.length + object.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(object + xref, "latin1")]);
}

describe("what was added after a signature", () => {
  test.each(["two-signers-table", "two-signers-stream", "signed-twice-by-one"])(
    "is another signature, and after the last nothing (%s)",
    async (name) => {
      expect(await additionsIn(await readFixture(name))).toEqual(["signatures", "nothing"]);
    },
  );

  test("may be a time-stamp and evidence about the signatures", async () => {
    const archived = await readFixture("document-timestamp");
    expect(await additionsIn(archived)).toEqual(["signatures", "signatures", "nothing"]);
    const withEvidence = await updatePdf(await readFixture("two-signers-table"), ({ catalog, context }) => {
      const certificate = context.register(context.stream("certificate"));
      catalog.set(PDFName.of("DSS"), context.register(context.obj({ Certs: [certificate] })));
    });
    expect(await additionsIn(withEvidence)).toEqual(["signatures", "signatures"]);
  });

  const changes: [string, (document: PDFDocument) => void][] = [
    ["other content of a page", (document) => document.getPage(0).drawText("not what was signed")],
    ["another size of a page", (document) => document.getPage(0).setWidth(100)],
    ["another page", (document) => document.addPage()],
    [
      "a note on a page",
      (document) => {
        const note = document.context.obj({ Type: "Annot", Subtype: "FreeText", Rect: [0, 0, 9, 9] });
        document.getPage(0).node.addAnnot(document.context.register(note));
      },
    ],
    [
      "a field that looks signed but is not",
      ({ catalog, context }) => {
        const field = context.obj({ FT: "Sig", T: PDFString.of("Later"), AP: {} });
        const form = catalog.lookup(PDFName.of("AcroForm"), PDFDict);
        form.lookup(PDFName.of("Fields"), PDFArray).push(context.register(field));
        catalog.set(PDFName.of("AcroForm"), context.register(form.clone(context)));
      },
    ],
    [
      "something that runs when the file is opened",
      ({ catalog }) => catalog.set(PDFName.of("OpenAction"), PDFNumber.of(1)),
    ],
    ["a signature removed from the form", ({ catalog }) => catalog.delete(PDFName.of("AcroForm"))],
  ];
  test.each(changes)("is reported as other for %s", async (_, change) => {
    const bytes = await readFixture("two-signers-table");
    const changed = await updatePdf(bytes, change);
    expect(await addition(changed, bytes.length)).toBe("other");
  });

  test("is reported as other for bytes that are not an update", async () => {
    const bytes = await readFixture("two-signers-table");
    expect(await addition(Buffer.concat([bytes, Buffer.from("\n% more")]), bytes.length)).toBe("other");
  });

  test("is reported as other where the signature ends in the middle of a revision", async () => {
    const bytes = await readFixture("two-signers-table");
    expect(await addition(bytes, Math.floor(bytes.length / 2))).toBe("other");
  });

  test("cannot hide as the target of a reference that was dangling before", async () => {
    const dangling = await updatePdf(await readFixture("source-table"), (document) => {
      document
        .getPage(0)
        .node.set(PDFName.of("Contents"), document.context.obj([document.context.nextRef()]));
    });
    const text = Buffer.from(dangling).toString("latin1");
    const target = /\/Contents \[ (\d+) 0 R/.exec(text.slice(text.lastIndexOf("/Contents")))?.[1];
    const previous = /startxref\s+(\d+)/.exec(text.slice(text.lastIndexOf("startxref")))?.[1];
    const forged = appendObject(dangling, { number: Number(target), previous: Number(previous) });
    expect(await addition(forged, dangling.length)).toBe("other");
  });

  test("is evidence in an update of a hybrid file that repeats its /XRefStm", async () => {
    const plain = writePdf(plainDocument);
    const entry = plain.indexOf("5 0 obj");
    // The font is hidden in the table, and listed by the stream (7.5.8.4).
    const row = Buffer.from([1, entry >> 8, entry & 255, 0]).toString("latin1");
    const xrefStream = stream(row, "/Type /XRef /W [1 2 1] /Index [5 1] /Size 100");
    const hybrid = appendObjects(plain, { 5: "", 40: xrefStream }, `/XRefStm ${plain.length}`);
    const signed = await appendSigned(hybrid, firstSignature, "Ona");
    const evidence = { 1: catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >> /DSS << >>") };
    const archived = appendObjects(signed, evidence, `/XRefStm ${plain.length}`);
    const { problems, signatures } = await validateBytes(archived, { signerCount: 1 });
    expect({ problems, added: signatures[0]?.addedAfter }).toEqual({ problems: [], added: "signatures" });
  });

  test("is evidence in an update that says /Prev 0, which viewers overlook", async () => {
    const signed = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
    const evidence = { 1: catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >> /DSS << >>") };
    const archived = appendObjects(signed, evidence);
    const update = archived.subarray(signed.length).toString("latin1");
    const lost = Buffer.from(
      update.replace(/\/Prev (\d+)/, (all) => "/Prev 0".padEnd(all.length)),
      "latin1",
    );
    const { problems, signatures } = await validateBytes(Buffer.concat([signed, lost]), { signerCount: 1 });
    expect({ problems, added: signatures[0]?.addedAfter }).toEqual({ problems: [], added: "signatures" });
  });

  test("is unknown where there is too much to inspect", async () => {
    const bytes = await readFixture("two-signers-table");
    const [first] = /%%EOF\s/g[Symbol.matchAll](bytes.toString("latin1"));
    const end = (first?.index ?? 0) + 6;
    expect(await addition(bytes, end, { objects: 3 })).toBe("unknown");
  });
});
