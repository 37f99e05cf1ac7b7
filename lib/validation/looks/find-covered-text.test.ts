import { expect, test } from "vitest";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendSigned,
  firstSignature,
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

/** The warnings of two signatures, of which the second draws a mark. */
async function warningsWith(rectangle: string, first = firstSignature) {
  const signed = await appendSigned(writePdf(document), { ...first, 30: mark }, "Ona");
  const update = { ...secondSignature, 9: visible("Jonas", "10 0 R", rectangle) };
  const report = await validateBytes(await appendSigned(signed, update, "Jonas"), { findCoveredText });
  return report.signatures.map(({ conclusion }) => conclusion?.warnings.includes("covers_text"));
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
