import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { summarize } from "@/lib/domain/validation/report-summary";
import { translatorFor } from "@/lib/i18n/translator";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { validateAnyFile } from "./validate-any-file";
import { validateSignedPdf } from "./pdf/validate-signed-pdf";
import { handSignedPdf } from "./testing/hand-signed-pdf";

const signedAt = new Date("2026-11-24T12:00:00Z");
const now = new Date("2026-11-25T12:00:00Z");
const words = translatorFor("en");
const text = (content: string) => new TextEncoder().encode(content);
const mimetype = (type: string): Zippable => ({ mimetype: [text(type), { level: 0 }] });
const asice = mimetype("application/vnd.etsi.asic-e+zip");
const fixture = (name: string) => readFile(path.join(import.meta.dirname, "fixtures", `${name}.pdf`));

async function stored(bytes: Uint8Array) {
  const file = path.join(await temporaryFolder(), "file");
  await writeFile(file, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path: file, sha256, sizeBytes: bytes.length, now };
}

/** The summary at the top of the report. */
async function sentenceFor(bytes: Uint8Array): Promise<string> {
  const { report } = await validateAnyFile(await stored(bytes));
  return summarySentence(summarize(report), words);
}

const unproven = "The signer’s certificate is not from a trusted issuer, so who signed is not proven.";

describe("the summary of", () => {
  test("an empty file", async () => {
    expect(await sentenceFor(new Uint8Array())).toBe("The file is empty.");
  });

  test("a truncated PDF, and a truncated container", async () => {
    const signed = await fixture("two-signers-table");
    expect(await sentenceFor(signed.subarray(0, signed.length - 700))).toBe(
      "The file is cut off or damaged.",
    );
    const container = zipSync({ ...asice, "a.txt": text("a") });
    expect(await sentenceFor(container.subarray(0, container.length - 30))).toBe(
      "The file is not a container (ASiC-E), or it is damaged.",
    );
  });

  test("an encrypted PDF", async () => {
    const fixtures = path.resolve("lib/formats/pdf/fixtures");
    expect(await sentenceFor(await readFile(path.join(fixtures, "encrypted-table.pdf")))).toBe(
      "The file is locked with a password, so it could not be checked.",
    );
  });

  test("a PDF whose signature covers half the file", async () => {
    expect(await sentenceFor(await handSignedPdf({ signedAt, pages: 300, share: 0.5 }))).toBe(
      `Signed by one person, but the file is not as it was signed: something was added or changed afterwards. ${unproven}`,
    );
  });

  test("a PDF with bytes appended after it was signed", async () => {
    const signed = await fixture("two-signers-table");
    expect(await sentenceFor(Buffer.concat([signed, Buffer.from("\n% more")]))).toBe(
      `Signed by 2 people, but the file is not as it was signed: something was added or changed afterwards. ${unproven}`,
    );
  });

  test("a signature by a stranger with a self-issued certificate", async () => {
    const signed = await handSignedPdf({ signedAt });
    expect(await sentenceFor(signed)).toBe(`Signed by one person; nothing was changed since. ${unproven}`);
    const invited = [{ name: "Jonas Jonaitis", code: null }];
    const report = await validateSignedPdf({ ...(await stored(signed)), signerCount: 1, invited });
    expect(report.signatures[0]?.certificate).toMatchObject({ isSelfIssued: true, level: "plain" });
    expect(summarize(report, 1).tone).toBe("bad");
    expect(summarySentence(summarize(report, 1), words)).toBe(
      `Signed by one person, but not by all who were asked; nothing was changed since. ${unproven}`,
    );
  });

  test("a PDF of 10,000 pages, signed and then updated", async () => {
    const signed = await handSignedPdf({ signedAt, pages: 10_000 });
    expect(await sentenceFor(signed)).toBe(`Signed by one person; nothing was changed since. ${unproven}`);
    const catalog =
      "1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[3 0 R]>>/DSS<<>>>>\nendobj\n";
    expect(await sentenceFor(appendObject(signed, catalog))).toBe(
      `Signed by one person; since then only evidence about the signatures was added. ${unproven}`,
    );
    const page = "9000 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]>>\nendobj\n";
    expect(await sentenceFor(appendObject(signed, page))).toContain("the file is not as it was signed");
  });

  test("a ZIP bomb named .asice", async () => {
    const bomb = zipSync({ ...asice, "a.txt": new Uint8Array(70 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await sentenceFor(bomb)).toBe("The container would unpack to far more than it should.");
  });

  test("a ZIP with names that leave its folder", async () => {
    expect(await sentenceFor(zipSync({ ...asice, "../a.txt": text("a") }))).toBe(
      "The container is built so that different programs could find different files in it.",
    );
  });

  test("a signed Office file, whose kind of signature is not supported", async () => {
    expect(await sentenceFor(zipSync({ "_xmlsignatures/sig1.xml": text("?") }))).toBe(
      "The container is of a kind that Paraph cannot check.",
    );
  });

  test("a container whose signature cannot be read", async () => {
    const cades = { ...asice, "a.txt": text("a"), "META-INF/signature1.p7s": text("?") };
    expect(await sentenceFor(zipSync(cades))).toBe("A signature is damaged or forged.");
  });

  test("a file of another kind", async () => {
    expect(await sentenceFor(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))).toBe(
      "The file is neither a PDF, nor a container of signed files (ASiC, BDoc, EDoc, ADoc), nor a signature (.p7m, .p7s, XAdES).",
    );
  });
});

/** Appends an update that replaces one object. */
function appendObject(bytes: Buffer, object: string): Buffer {
  const previous = /startxref\n(\d+)/.exec(bytes.toString("latin1", bytes.length - 60))?.[1];
  const number = Number.parseInt(object, 10);
  const entry = `${String(bytes.length).padStart(10, "0")} 00000 n \n`;
  const trailer = `trailer\n<</Size 20000/Root 1 0 R/Prev ${previous}>>\n`;
  const update = `${object}xref\n${number} 1\n${entry}${trailer}startxref\n${bytes.length + object.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(update, "latin1")]);
}
