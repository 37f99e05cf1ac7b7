import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { degrees, PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { pdfsig } from "../testing/pdf-verifiers";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "../testing/test-sandbox";

const run = promisify(execFile);

const marked = (id: string, annotation: object, name = "Jonas") => ({
  ...{ id, name, surname: "O’Connež-Šuslik", signing_purpose: "signature" },
  pdf: { annotation },
});

async function signWithMarks(pdf: Uint8Array, signers: { id: string }[]) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(pdf, [], { signers });
  const people = [claims.signs, claims.signsByMobileId];
  for (const [index, { id }] of signers.entries()) await signerAt(url, signing, id).sign(people[index]!);
  const caPem = await (await fetch(`${url}/sandbox/ca.pem`)).text();
  return { signed: await gateway.download(`/api/signing/${signing.token}/download`), caPem };
}

/** The text in a region of a page, in points from the upper left corner as displayed, read by pdftotext. */
async function wordsIn(
  pdf: Buffer,
  page: number,
  region: { left: number; top: number; width: number; height: number },
) {
  const file = path.join(await temporaryFolder(), "marked.pdf");
  await writeFile(file, pdf);
  const box = ["-x", "-y", "-W", "-H"].flatMap((flag, index) => [
    flag,
    String([region.left, region.top, region.width, region.height][index]),
  ]);
  const { stdout } = await run("pdftotext", [
    "-f",
    String(page),
    "-l",
    String(page),
    ...box,
    "-r",
    "72",
    file,
    "-",
  ]);
  return stdout.replace(/\s+/g, " ").trim();
}

describe("the visible mark of a signature", () => {
  test("is in its position with all letters, and two marks leave both signatures valid", async () => {
    const region = { left: 300, top: 700, width: 220, height: 60 };
    const text = "Pasirašė: ŠARŪNĖ ŽĄSINAITĖ „ąčęėįšųūž“ – Łódź Ωμέγα Київ";
    const { signed, caPem } = await signWithMarks(await samplePdf(), [
      marked("first", { page: 2, ...region, text }),
      marked("second", { page: 1, left: 50, top: 780, width: 200, height: 50 }),
    ]);
    expect(await wordsIn(signed, 2, region)).toBe(text);
    expect(await wordsIn(signed, 1, { left: 50, top: 780, width: 200, height: 50 })).toMatch(
      /^Jonas O’Connež-Šuslik Signature \d{4}-\d\d-\d\d/,
    );
    expect((await pdfsig(signed, caPem)).match(/Signature is Valid/g)).toHaveLength(2);
  });

  test.each([
    ["Latvian", "Ģirts Ēriks Ķļaviņš-Žīgurs"],
    ["Estonian", "Õie-Ülle Äär-Šöö"],
    ["Polish", "Błażej Źdźbło-Gżegżółka"],
    ["Cyrillic", "Ярослава Ґеоргіївна Їжакевич-Ёлкина"],
    ["Greek", "Ευρυδίκη Παπαχαραλάμπους"],
    ["very long", "Wilhelmina-Aleksandra ".repeat(11).trim()],
    ["very long one-word", "Żółć".repeat(60)],
  ])("shows a %s name in full", async (_, name) => {
    const { signed } = await signWithMarks(await samplePdf(), [marked("first", { page: 1 }, name)]);
    const shown = await wordsIn(signed, 1, { left: 36, top: 36, width: 200, height: 56 });
    expect(shown.replaceAll(" ", "")).toContain(`${name} O’Connež-Šuslik`.replaceAll(" ", ""));
  });

  test("is drawn even if the font lacks a letter", async () => {
    const { signed, caPem } = await signWithMarks(await samplePdf(), [
      marked("first", { page: 1 }, "王 🖋 Anna"),
    ]);
    expect(await wordsIn(signed, 1, { left: 36, top: 36, width: 200, height: 56 })).toContain("Anna");
    expect(await pdfsig(signed, caPem)).toContain("Signature is Valid");
  });

  test.each([90, 180, 270])("is upright and in place on a page rotated by %i degrees", async (angle) => {
    const document = await PDFDocument.create();
    document.addPage([595, 842]).setRotation(degrees(angle));
    const pdf = await document.save();
    const region = { left: 60, top: 40, width: 200, height: 60 };
    const { signed } = await signWithMarks(pdf, [marked("first", { ...region, text: "Upright mark" })]);
    expect(await wordsIn(signed, 1, region)).toBe("Upright mark");
  });

  test("is moved onto the page if it is outside, and to the last page if its page does not exist", async () => {
    const { signed } = await signWithMarks(await samplePdf({ pages: 2 }), [
      marked("first", { page: 9, left: 5000, top: 5000, width: 150, height: 40, text: "Moved" }),
    ]);
    expect(await wordsIn(signed, 2, { left: 445, top: 802, width: 150, height: 40 })).toBe("Moved");
  });
});
