import { expect, test } from "vitest";
import { additionAfter, type Attack } from "../testing/attack";
import { catalog, page, stream } from "../testing/written-pdf";

const mark = (content: string, entries = "") =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${entries}`);
const form = "/AcroForm << /Fields [7 0 R] /SigFlags 3 >>";
const textField = (value: string) => `<< /FT /Tx /T (Sum) /V (${value}) /Subtype /Widget /Rect [0 0 9 9] >>`;
const withText = "/AcroForm << /Fields [7 0 R 13 0 R] /SigFlags 3 >>";
const script = "<< /S /JavaScript /JS (app.alert) >>";
const resources = (more: string) => `<< /Font << /F1 5 0 R >> ${more} >>`;

const attacks: [string, Attack][] = [
  ["other text on the page", { update: { 4: stream("BT /F1 12 Tf (Forged) Tj ET") } }],
  [
    "the page's text under another number",
    { update: { 3: page("/Annots [7 0 R]").replace("4 0 R", "11 0 R"), 11: stream("BT (Forged) Tj ET") } },
  ],
  [
    "text added to the page",
    {
      update: {
        3: page("/Annots [7 0 R]").replace("4 0 R", "[4 0 R 11 0 R]"),
        11: stream("BT (Forged) Tj ET"),
      },
    },
  ],
  [
    "another page in its place",
    {
      update: {
        2: "<< /Type /Pages /Kids [11 0 R] /Count 1 >>",
        11: page("").replace("4 0 R", "12 0 R"),
        12: stream("BT (Forged) Tj ET"),
      },
    },
  ],
  ["another size of the page", { update: { 3: page("/Annots [7 0 R]").replace("300", "100") } }],
  [
    "another font under the same name",
    { update: { 5: "<< /Type /Font /Subtype /Type3 /CharProcs 11 0 R >>" } },
  ],
  [
    "another font for the same name",
    {
      update: {
        6: resources("").replace("5 0 R", "11 0 R"),
        11: "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>",
      },
    },
  ],
  [
    "another font of the catalog, which is the page's parent",
    {
      signed: {
        1: catalog(`${form} /Resources 6 0 R`),
        3: page("/Annots [7 0 R]").replace("/Parent 2 0 R", "/Parent 1 0 R").replace("/Resources 6 0 R", ""),
      },
      update: { 1: catalog(`${form} /Resources << /Font << /F1 11 0 R >> >>`), 11: "<< /Type /Font >>" },
    },
  ],
  [
    "another drawing under the same name",
    {
      signed: { 6: resources("/XObject << /X 11 0 R >>"), 11: mark("") },
      update: { 11: mark("(Forged) Tj") },
    },
  ],
  [
    "a drawing that was missing",
    { signed: { 6: resources("/XObject << /X 11 0 R >>") }, update: { 11: mark("(Forged) Tj") } },
  ],
  ["content removed", { update: { 4: "" } }],
  ["something that runs when it is opened", { update: { 1: catalog(`${form} /OpenAction ${script}`) } }],
  [
    "a script of the document",
    { update: { 1: catalog(`${form} /Names << /JavaScript << /Names [(a) ${script}] >> >>`) } },
  ],
  [
    "a script of a field",
    {
      signed: { 1: catalog(withText), 13: textField("1") },
      update: { 13: textField("1").replace("/V", `/AA << /C ${script} >> /V`) },
    },
  ],
  [
    "an attached file",
    {
      update: {
        1: catalog(`${form} /Names << /EmbeddedFiles << /Names [(a) 11 0 R] >> >>`),
        11: "<< /Type /Filespec /F (a) >>",
      },
    },
  ],
  [
    "a layer that is hidden",
    {
      signed: {
        1: catalog(`${form} /OCProperties << /OCGs [11 0 R] /D << >> >>`),
        11: "<< /Type /OCG /Name (a) >>",
      },
      update: { 1: catalog(`${form} /OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>`) },
    },
  ],
];

test.each(attacks)("%s is never called a signature", async (_, attack) => {
  expect(await additionAfter(attack)).toEqual({ added: "other", isKeptOut: true });
});
