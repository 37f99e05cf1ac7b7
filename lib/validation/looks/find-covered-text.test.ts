import { expect, test } from "vitest";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendSigned,
  catalog,
  firstSignature,
  type Objects,
  page,
  plainDocument,
  secondSignature,
  stream,
  widget,
  writePdf,
} from "../testing/written-pdf";
import { findCoveredText } from "./find-covered-text";

const document = { ...plainDocument, 4: stream("BT /F1 24 Tf 20 100 Td (Lease) Tj ET") };
const mark = stream("0 0 60 30 re f", "/Type /XObject /Subtype /Form /BBox [0 0 60 30]");
const visible = (name: string, value: string, rectangle: string) =>
  widget(name, `/V ${value} /AP << /N 30 0 R >>`).replace("[0 0 0 0]", rectangle);

/** Signs twice; the second signature draws a mark. */
async function markedFile(rectangle: string, first = firstSignature, second: Objects = {}) {
  const signed = await appendSigned(writePdf(document), { ...first, 30: mark }, "Ona");
  const update = { ...secondSignature, 9: visible("Jonas", "10 0 R", rectangle), ...second };
  return appendSigned(signed, update, "Jonas");
}

async function warningsOf(file: Buffer, find = findCoveredText) {
  const report = await validateBytes(file, { findCoveredText: find });
  return report.signatures.map(({ conclusion }) => conclusion?.warnings);
}

/** Whether each of two signatures has a warning, of which the second draws a mark. */
async function warningsWith(rectangle: string, first = firstSignature) {
  const warnings = await warningsOf(await markedFile(rectangle, first));
  return warnings.map((each) => each?.includes("covers_text"));
}

test.each(["[15 95 75 125]", "[75 125 15 95]"])(
  "the mark of a later signature at %s is reported to cover text that was signed before",
  async (rectangle) => {
    expect(await warningsWith(rectangle)).toEqual([true, false]);
  },
);

test("a mark on an empty part of the page covers no text, nor does one that is invisible", async () => {
  expect(await warningsWith("[200 10 260 40]")).toEqual([false, false]);
  expect(await warningsWith("[20 100 20 100]")).toEqual([false, false]);
});

test("the first signature's own mark covers nothing that was signed before", async () => {
  const first = { ...firstSignature, 7: visible("Ona", "8 0 R", "[15 95 75 125]") };
  expect(await warningsWith("[200 10 260 40]", first)).toEqual([false, false]);
});

test("a mark that viewers draw on their own is told to cover text as well", async () => {
  const own = widget("Jonas", "/V 10 0 R /MK << /BG [1 1 1] >>").replace("[0 0 0 0]", "[15 95 75 125]");
  expect(await warningsOf(await markedFile("", firstSignature, { 9: own }))).toEqual([["covers_text"], []]);
});

/** Two signatures over a form, the second of which draws its mark on an empty part of the page's own text. */
async function warningsOver(annotation: string, order = "7 0 R 13 0 R 9 0 R") {
  const form = (fields: string) => catalog(`/AcroForm << /Fields [${fields}] /SigFlags 3 >>`);
  const first = {
    ...firstSignature,
    1: form("7 0 R 13 0 R"),
    3: page("/Annots [7 0 R 13 0 R]"),
    13: annotation,
  };
  const second = { 1: form("7 0 R 13 0 R 9 0 R"), 3: page(`/Annots [${order}]`) };
  return warningsOf(await markedFile("[200 10 260 40]", first, second));
}
const entered = (value: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Sum) /V (${value}) /Rect [190 5 230 25] /AP << /N 30 0 R >> >>`;

test.each([
  ["a field that is filled in", entered("1000")],
  ["a tick", entered("").replace("/Tx", "/Btn /AS /Yes").replace("/V ()", "/V /Yes")],
  ["a note", "<< /Type /Annot /Subtype /FreeText /Contents (Not agreed) /Rect [190 5 230 25] >>"],
])("the mark of a later signature over %s is reported as well", async (_, annotation) => {
  expect(await warningsOver(annotation)).toEqual([["covers_text"], []]);
});

test.each([
  ["an empty field", entered(""), undefined],
  ["a hidden field", entered("1000").replace("/FT", "/F 2 /FT"), undefined],
  ["a field that is drawn above it", entered("1000"), "7 0 R 9 0 R 13 0 R"],
  ["a field beside it", entered("1000").replace("230 25", "195 9"), undefined],
])("a mark covers nothing of %s", async (_, annotation, order) => {
  expect(await warningsOver(annotation, order)).toEqual([[], []]);
});

test("a signature with too many marks to look under is told not to be checked", async () => {
  const numbers = Array.from({ length: 101 }, (_, at) => 40 + at);
  const kids = numbers.map((number) => `${number} 0 R`).join(" ");
  const empty = "<< /Subtype /Widget /Parent 9 0 R /P 3 0 R /AP << /N 30 0 R >> /Rect [200 10 260 40] >>";
  const covering = empty.replace("[200 10 260 40]", "[15 95 75 125]");
  const second = {
    1: catalog("/AcroForm << /Fields [7 0 R 9 0 R] /SigFlags 3 >>"),
    3: page(`/Annots [7 0 R ${kids}]`),
    9: `<< /FT /Sig /T (Jonas) /V 10 0 R /Kids [${kids}] >>`,
    ...Object.fromEntries(numbers.map((number) => [number, number === 140 ? covering : empty])),
  };
  expect(await warningsOf(await markedFile("", firstSignature, second))).toEqual([["cover_not_checked"], []]);
});

test("a mark is told not to be checked where the page cannot be read", async () => {
  const file = await markedFile("[15 95 75 125]");
  const unable = async (_: string, areas: readonly unknown[]) => areas.map(() => null);
  expect(await warningsOf(file, unable)).toEqual([["cover_not_checked"], []]);
});
