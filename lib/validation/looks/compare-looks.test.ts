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

test("a page that is drawn by other objects but looks the same is reported as that, and kept out", async () => {
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

const opening = `${catalog(form).slice(0, -2)} /OpenAction 20 0 R >>`;
const twice = { 3: page("/Annots [7 0 R]").replace("4 0 R", "[4 0 R 11 0 R]"), 11: stream("q Q") };
const drawing = (content: string) => stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
test.each<[string, Objects, Objects]>([
  [
    "an action that starts a program",
    { 1: opening, 20: "<< /S /GoTo /D [3 0 R /Fit] >>" },
    { 20: "<< /S /Launch /F (program) >>" },
  ],
  [
    "the data of a script",
    { 1: opening, 20: "<< /S /JavaScript /JS 21 0 R >>", 21: stream("app.beep()") },
    { 21: stream("app.alert('Forged')") },
  ],
  [
    "the data of an attached file",
    {
      1: `${catalog(form).slice(0, -2)} /Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >> >>`,
      20: "<< /Type /Filespec /F (a) /EF << /F 21 0 R >> >>",
      21: stream("1.00"),
    },
    { 21: stream("1000") },
  ],
  [
    "when a layer is printed",
    {
      1: `${catalog(form).slice(0, -2)} /OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >> >>`,
      20: "<< /Type /OCG /Name (a) >>",
    },
    { 20: "<< /Type /OCG /Name (a) /Usage << /Print << /PrintState /ON >> >> >>" },
  ],
  [
    "what is drawn in a layer that is printed only",
    {
      1: `${catalog(form).slice(0, -2)} /OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >> >>`,
      6: "<< /Font << /F1 5 0 R >> /Properties << /L 20 0 R >> >>",
      20: "<< /Type /OCG /Name (a) /Usage << /Print << /PrintState /ON >> >> >>",
    },
    { ...twice, 11: stream("/OC /L BDC BT /F1 24 Tf 20 50 Td (Forged) Tj ET EMC") },
  ],
  [
    "a link that only prints",
    {},
    {
      3: page("/Annots [7 0 R 20 0 R]"),
      20: "<< /Subtype /Link /F 36 /Rect [0 0 99 99] /AP << /N 21 0 R >> >>",
      21: drawing("0 0 9 9 re f"),
    },
  ],
  [
    "what a link draws that only prints",
    {
      3: page("/Annots [7 0 R 20 0 R]"),
      20: "<< /Subtype /Link /F 36 /Rect [0 0 99 99] /AP << /N 21 0 R >> >>",
      21: drawing(""),
    },
    { 21: drawing("0 0 9 9 re f") },
  ],
  [
    "an image for printing",
    {
      6: "<< /Font << /F1 5 0 R >> /XObject << /I 20 0 R >> >>",
      20: stream("0", "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    },
    {
      20: stream(
        "0",
        "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Alternates []",
      ),
    },
  ],
  [
    "what a note says",
    { 3: page("/Annots [7 0 R 20 0 R]"), 20: "<< /Subtype /Text /Rect [0 0 0 0] /Contents (1) >>" },
    {
      ...twice,
      3: page("/Annots [7 0 R 20 0 R]").replace("4 0 R", "[4 0 R 11 0 R]"),
      20: "<< /Subtype /Text /Rect [0 0 0 0] /Contents (2) >>",
    },
  ],
  [
    "the value of a field",
    {
      1: catalog("/AcroForm << /Fields [7 0 R 20 0 R] /SigFlags 3 >>"),
      20: "<< /FT /Tx /T (Sum) /V (1) /Rect [0 0 9 9] /Subtype /Widget >>",
    },
    { ...twice, 20: "<< /FT /Tx /T (Sum) /V (2) /Rect [0 0 9 9] /Subtype /Widget >>" },
  ],
])("%s is never said to look the same", async (_, signed, update) => {
  const first = await appendSigned(writePdf(document), { ...firstSignature, ...signed }, "Ona");
  const { signatures } = await validateBytes(appendObjects(first, update), { signerCount: 1, compareLooks });
  expect(signatures).toMatchObject([{ addedAfter: "other" }]);
});

test("pages that are too large for a picture of all they show are never said to look the same", async () => {
  const large = { ...document, 3: page("").replace("[0 0 300 200]", "[0 0 2000000 1000000]") };
  const signed = {
    ...firstSignature,
    3: page("/Annots [7 0 R]").replace("[0 0 300 200]", "[0 0 2000000 1000000]"),
  };
  const first = await appendSigned(writePdf(large), signed, "Ona");
  const { signatures } = await validateBytes(appendObjects(first, { 4: text("Forged") }), {
    ...{ signerCount: 1, compareLooks },
  });
  expect(signatures).toMatchObject([{ addedAfter: "other" }]);
});

test("a revision that cannot be drawn is not compared", async () => {
  const file = path.join(await temporaryFolder(), "file.pdf");
  await writeFile(file, writePdf(document));
  expect([...(await compareLooks(file, [10])).keys()]).toEqual([]);
});

test("pages of a few kilobytes that draw without end take PDFium no gigabytes", async () => {
  const draws = stream("/X Do ".repeat(10), "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
  const depth = 20;
  const forms = Array.from({ length: depth }, (_, at) => [
    30 + at,
    draws.replace("/Type", `/Resources << /XObject << /X ${31 + at} 0 R >> >> /Type`),
  ]);
  const endless = {
    ...plainDocument,
    ...Object.fromEntries(forms),
    4: stream("/X Do"),
    6: "<< /XObject << /X 30 0 R >> >>",
    [30 + depth]: drawing("0 0 9 9 re f"),
  };
  const file = path.join(await temporaryFolder(), "file.pdf");
  const bytes = writePdf(endless);
  await writeFile(file, appendObjects(bytes, { 11: "null" }));
  const before = process.resourceUsage().maxRSS;
  expect(await compareLooks(file, [bytes.length])).toEqual(new Map());
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(800_000);
});
