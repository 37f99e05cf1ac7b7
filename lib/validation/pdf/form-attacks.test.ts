import { expect, test } from "vitest";
import { additionAfter, type Attack } from "../testing/attack";
import { catalog, page, signature, stream, widget } from "../testing/written-pdf";

const mark = (content: string, entries = "") =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${entries}`);
const form = "/AcroForm << /Fields [7 0 R] /SigFlags 3 >>";
const both = "/AcroForm << /Fields [7 0 R 9 0 R] /SigFlags 3 >>";
const textField = (value: string) => `<< /FT /Tx /T (Sum) /V (${value}) /Subtype /Widget /Rect [0 0 9 9] >>`;
const withText = "/AcroForm << /Fields [7 0 R 13 0 R] /SigFlags 3 >>";
const drawnAnew = (more: string) => `/AcroForm << /Fields [7 0 R 13 0 R] /NeedAppearances true ${more} >>`;
const script = "<< /S /JavaScript /JS (app.alert) >>";
const resources = (more: string) => `<< /Font << /F1 5 0 R >> ${more} >>`;

const attacks: [string, Attack][] = [
  [
    "another appearance of a field",
    {
      signed: {
        1: catalog(withText),
        13: textField("1").replace("/V", "/AP << /N 14 0 R >> /V"),
        14: mark("(1) Tj"),
      },
      update: { 14: mark("(1000) Tj") },
    },
  ],
  [
    "a field that may be written again",
    {
      signed: { 1: catalog(withText), 13: textField("1").replace("/V", "/Ff 1 /V") },
      update: { 13: textField("1").replace("/V", "/Ff 0 /V") },
    },
  ],
  [
    "a request that viewers redraw fields",
    {
      signed: { 1: catalog(withText), 13: textField("1") },
      update: { 1: catalog("/AcroForm << /Fields [7 0 R 13 0 R] /NeedAppearances true >>") },
    },
  ],
  [
    "another font of the form's fields",
    {
      signed: { 1: catalog("/AcroForm << /Fields [7 0 R] /DR << /Font << /H 5 0 R >> >> >>") },
      update: {
        1: catalog("/AcroForm << /Fields [7 0 R] /DR << /Font << /H 11 0 R >> >> >>"),
        11: "<< /Type /Font /Subtype /Type3 >>",
      },
    },
  ],
  [
    "another drawing of the form, which a text field may use",
    {
      signed: {
        1: catalog("/AcroForm << /Fields [7 0 R 13 0 R] /DR << /XObject << /FRM 11 0 R >> >> >>"),
        11: mark(""),
        13: textField("1"),
      },
      update: {
        1: catalog("/AcroForm << /Fields [7 0 R 13 0 R] /DR << /XObject << /FRM 12 0 R >> >> >>"),
        12: mark("(1000) Tj"),
      },
    },
  ],
  [
    "a text field that is drawn with the form's new default appearance",
    {
      signed: { 1: catalog(drawnAnew("")), 13: textField("1") },
      update: { 1: catalog(drawnAnew("/DA (/H 0 Tf)")) },
    },
  ],
  [
    "a text field that is drawn with the form's new resources",
    {
      signed: { 1: catalog(drawnAnew("")), 13: textField("1") },
      update: {
        1: catalog(drawnAnew("/DR << /Font << /H 11 0 R >> >>")),
        11: "<< /Type /Font /Subtype /Type3 >>",
      },
    },
  ],
  [
    "a text field that is drawn with one more font of the form",
    {
      signed: { 1: catalog(drawnAnew("/DR << /Font << /F1 5 0 R >> >>")), 13: textField("1") },
      update: {
        1: catalog(drawnAnew("/DR << /Font << /F1 5 0 R /H 11 0 R >> >>")),
        11: "<< /Type /Font /Subtype /Type3 >>",
      },
    },
  ],
  [
    "a second signature with a script",
    { update: { 9: widget("Mallory", `/V 10 0 R /A ${script}`) }, isSigned: true },
  ],
  ["a second signature and more text", { update: { 4: stream("BT (Forged) Tj ET") }, isSigned: true }],
  [
    "a widget that only looks like a signature's",
    {
      update: {
        3: page("/Annots [7 0 R 9 0 R]"),
        9: widget("Mallory", "/V << /Type /Sig /ByteRange [0 1 2 3] >> /AP << /N 11 0 R >>"),
        11: mark("(Forged) Tj"),
      },
    },
  ],
  [
    "one more widget of the first signature",
    {
      signed: {
        7: "<< /FT /Sig /T (Ona) /V 8 0 R /Kids [12 0 R] >>",
        12: "<< /Subtype /Widget /Parent 7 0 R /Rect [0 0 0 0] >>",
        3: page("/Annots [12 0 R]"),
      },
      update: {
        3: page("/Annots [12 0 R 13 0 R]"),
        7: "<< /FT /Sig /T (Ona) /V 8 0 R /Kids [12 0 R 13 0 R] >>",
        13: "<< /Subtype /Widget /Parent 7 0 R /Rect [0 0 300 200] /AP << /N 11 0 R >> >>",
        11: mark("(Forged) Tj"),
      },
    },
  ],
  [
    "another mark of the first signature",
    {
      signed: { 7: widget("Ona", "/V 8 0 R /AP << /N 11 0 R >>"), 11: mark("(Ona) Tj") },
      update: { 11: mark("(Forged) Tj") },
    },
  ],
  [
    "an empty field for a signature",
    {
      update: {
        1: catalog(both),
        3: page("/Annots [7 0 R 9 0 R]"),
        9: widget("Mallory", "/AP << /N 11 0 R >>"),
        11: mark("(Forged) Tj"),
      },
    },
  ],
  [
    "another look of an empty field",
    {
      signed: {
        1: catalog(both),
        3: page("/Annots [7 0 R 9 0 R]"),
        9: widget("Empty", "/AP << /N 11 0 R >>"),
        11: mark(""),
      },
      update: { 9: widget("Empty", "/AP << /N 12 0 R >>"), 12: mark("(Forged) Tj") },
    },
  ],
  [
    "validation data that the page draws",
    {
      signed: {
        1: catalog(`${form} /DSS << /Certs [11 0 R] >>`),
        6: resources("/XObject << /X 11 0 R >>"),
        11: mark(""),
      },
      update: { 11: mark("(Forged) Tj") },
    },
  ],
  [
    "a catalog whose entries the page draws",
    {
      signed: { 6: "<< /Font << /F1 5 0 R >> /XObject 1 0 R >>" },
      update: { 1: catalog(`${form} /DSS 11 0 R`), 11: mark("(Forged) Tj") },
    },
  ],
  [
    "an empty field whose entries the page draws",
    {
      signed: {
        1: catalog("/AcroForm << /Fields [7 0 R 9 0 R] >>"),
        6: "<< /Font << /F1 5 0 R >> /XObject 9 0 R >>",
        9: widget("Empty", ""),
      },
      update: { 9: widget("Empty", "/V 10 0 R"), 10: signature() },
      isSigned: true,
    },
  ],
  [
    "a certification that is removed",
    { signed: { 1: catalog(`${form} /Perms << /DocMDP 8 0 R >>`) }, update: { 1: catalog(form) } },
  ],
  [
    "a certification without its signature",
    { update: { 1: catalog(`${form} /Perms << /DocMDP 11 0 R >>`), 11: "<< >>" } },
  ],
  [
    "another text for the page's structure",
    {
      signed: {
        1: catalog(`${form} /StructTreeRoot 20 0 R`),
        20: "<< /Type /StructTreeRoot /K 21 0 R >>",
        21: "<< /S /P /P 20 0 R /Pg 3 0 R /K [0] >>",
      },
      update: { 21: "<< /S /P /P 20 0 R /Pg 3 0 R /K [0] /ActualText (Forged) >>" },
    },
  ],
  [
    "one more element of the page's structure",
    {
      signed: {
        1: catalog(`${form} /StructTreeRoot 20 0 R`),
        20: "<< /Type /StructTreeRoot /K 21 0 R >>",
        21: "<< /S /P /P 20 0 R /Pg 3 0 R /K [0] >>",
      },
      update: {
        20: "<< /Type /StructTreeRoot /K [21 0 R 22 0 R] >>",
        22: "<< /S /P /P 20 0 R /Pg 3 0 R /K [0] /ActualText (Forged) >>",
      },
    },
  ],
];

test.each(attacks)("%s is never called a signature", async (_, attack) => {
  expect(await additionAfter(attack)).toEqual({ added: "other", isKeptOut: true });
});
