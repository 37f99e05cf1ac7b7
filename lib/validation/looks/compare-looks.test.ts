import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  appendSigned,
  catalog,
  firstSignature,
  type Objects,
  page,
  plainDocument,
  stream,
  writePdf,
} from "../testing/written-pdf";
import { compareLooks } from "./compare-looks";

const text = (words: string) => stream(`BT /F1 24 Tf 20 100 Td (${words}) Tj ET`);
const document = { ...plainDocument, 4: text("Lease") };

/** What is reported of a signed page after an update, with what its pages look like. */
async function reportAfter(update: Objects) {
  const signed = await appendSigned(writePdf(document), firstSignature, "Ona");
  const { signatures, problems } = await validateBytes(appendObjects(signed, update), {
    signerCount: 1,
    compareLooks,
  });
  const { addedAfter, differingPages } = signatures[0] ?? {};
  return { addedAfter, differingPages, isKeptOut: problems.includes("changed_after_signing") };
}

test("a page with other text looks different", async () => {
  expect(await reportAfter({ 4: text("Forged") })).toEqual({
    addedAfter: "other",
    differingPages: [1],
    isKeptOut: true,
  });
});

test("a page that is drawn by other objects but looks the same is told as that, and kept out", async () => {
  const update = { 3: page("/Annots [7 0 R]").replace("4 0 R", "[4 0 R 11 0 R]"), 11: stream("q Q") };
  expect(await reportAfter(update)).toEqual({
    addedAfter: "looks_same",
    differingPages: undefined,
    isKeptOut: true,
  });
});

test("a page that was added looks different", async () => {
  const update = { 2: "<< /Type /Pages /Kids [3 0 R 11 0 R] /Count 2 >>", 11: page("") };
  expect(await reportAfter(update)).toMatchObject({ addedAfter: "other", differingPages: [2] });
});

const form = "/AcroForm << /Fields [7 0 R] /SigFlags 3 >>";
test.each<[string, Objects]>([
  ["a script", { 1: catalog(`${form} /OpenAction << /S /JavaScript /JS (app.alert) >>`) }],
  ["an attached file", { 1: catalog(`${form} /Names << /EmbeddedFiles << /Names [] >> >>`) }],
  ["a layer", { 1: catalog(`${form} /OCProperties << /OCGs [] /D << >> >>`) }],
  ["objects that only some viewers find", { 1: `${catalog(form)}\nendobj\n4 0 obj\n${text("Forged")}` }],
])("%s is never said to look the same", async (_, update) => {
  expect(await reportAfter(update)).toMatchObject({ addedAfter: "other" });
});

test("a revision that cannot be drawn is not compared", async () => {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, writePdf(document));
  expect([...(await compareLooks(file, [10])).keys()]).toEqual([]);
});
