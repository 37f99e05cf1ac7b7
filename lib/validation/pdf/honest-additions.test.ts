import { describe, expect, test } from "vitest";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  appendSigned,
  catalog,
  firstSignature,
  type Objects,
  page,
  plainDocument,
  secondSignature,
  signature,
  stream,
  widget,
  writePdf,
} from "../testing/written-pdf";

/** The objects of each step in which a file is made; what is not given is as in the plain document. */
type Steps = { source?: Objects; first?: Objects; second?: Objects };

async function signTwice({ source, first, second }: Steps) {
  const signed = await appendSigned(
    writePdf({ ...plainDocument, ...source }),
    { ...firstSignature, ...first },
    "Ona",
  );
  const { problems, signatures } = await validateBytes(
    await appendSigned(signed, { ...secondSignature, ...second }, "Jonas"),
  );
  return { problems, added: signatures.map(({ addedAfter }) => addedAfter) };
}

const both = "/Fields [7 0 R 9 0 R] /SigFlags 3";
const text = "<< /FT /Tx /T (Text) /Subtype /Widget /Rect [0 0 9 9] /V (a) >>";
const reference = (method: string, data: string) =>
  signature(`/Reference [<< /Type /SigRef /TransformMethod /${method} ${data} >>]`);
const mark = (content: string) => stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
const element = (kids: string) => `<< /Type /StructElem /S /Document /P 20 0 R /K ${kids} >>`;
const formElement = (widgetNumber: number) =>
  `<< /Type /StructElem /S /Form /P 21 0 R /K << /Type /OBJR /Obj ${widgetNumber} 0 R >> >>`;
const tagged = (more: string) => catalog(`/StructTreeRoot 20 0 R ${more}`);

const honest: [string, Steps][] = [
  ["by the second signature alone", {}],
  [
    "on a page of another type",
    {
      first: { 3: page("/Annots [7 0 R]").replace("/Page", "/Other") },
      second: { 3: page("/Annots [7 0 R 9 0 R]").replace("/Page", "/Other") },
    },
  ],
  [
    "with a signature reference to the catalog",
    { first: { 8: reference("FieldMDP", "/Data 1 0 R /TransformParams << /Action /All >>") } },
  ],
  [
    "with a certification",
    {
      second: {
        1: catalog(`/AcroForm << ${both} >> /Perms << /DocMDP 10 0 R >>`),
        10: reference("DocMDP", "/TransformParams << /P 2 >>"),
      },
    },
  ],
  ["with the form moved to an object", { second: { 1: catalog("/AcroForm 11 0 R"), 11: `<< ${both} >>` } }],
  [
    "with the form moved from its object",
    { first: { 1: catalog("/AcroForm 11 0 R"), 11: "<< /Fields [7 0 R] /SigFlags 3 >>" } },
  ],
  ["with annotations moved to an object", { second: { 3: page("/Annots 11 0 R"), 11: "[7 0 R 9 0 R]" } }],
  [
    "with annotations moved from their object",
    { first: { 3: page("/Annots 11 0 R"), 11: "[7 0 R]" }, second: { 3: page("/Annots [7 0 R 9 0 R]") } },
  ],
  [
    "with only the object of the annotations written again",
    {
      first: { 3: page("/Annots 11 0 R"), 11: "[7 0 R]" },
      second: { 3: page("/Annots 11 0 R"), 11: "[7 0 R 9 0 R]" },
    },
  ],
  [
    "on a page whose annotations are a stream",
    { first: { 3: page("/Annots 11 0 R"), 11: stream("junk") }, second: { 3: page("/Annots [9 0 R]") } },
  ],
  [
    "in a field that was empty, with its widget beside it",
    {
      source: {
        9: "<< /FT /Sig /T (Jonas) /Kids [11 0 R] >>",
        11: "<< /Subtype /Widget /Parent 9 0 R /Rect [0 0 9 9] >>",
      },
      first: { 1: catalog(`/AcroForm << ${both} >>`), 3: page("/Annots [7 0 R 11 0 R]") },
      second: {
        3: page("/Annots [7 0 R 11 0 R]"),
        9: "<< /FT /Sig /T (Jonas) /Kids [11 0 R] /V 10 0 R >>",
        11: "<< /Subtype /Widget /Parent 9 0 R /Rect [0 0 9 9] /F 132 /AP << /N 12 0 R >> >>",
        12: mark("0 0 9 9 re f"),
      },
    },
  ],
  [
    "in a field that was empty and showed so",
    {
      source: { 9: widget("Jonas", "/AP << /N 11 0 R >>"), 11: mark("(Sign here) Tj") },
      first: { 1: catalog(`/AcroForm << ${both} >>`), 3: page("/Annots [7 0 R 9 0 R]") },
      second: { 9: widget("Jonas", "/V 10 0 R /AP << /N 12 0 R >>"), 12: mark("0 0 9 9 re f") },
    },
  ],
  [
    "with equal objects written again, one under another number",
    {
      second: {
        2: "<</Count 1/Kids[3 0 R]/Type/Pages>>",
        3: page("/Annots [7 0 R 9 0 R]").replace("4 0 R", "11 0 R"),
        11: plainDocument[4] ?? "",
      },
    },
  ],
  [
    "with iText's own resource of the form",
    {
      first: {
        1: catalog("/AcroForm << /Fields [7 0 R] /DR << /XObject << /FRM 11 0 R >> >> >>"),
        11: mark("(Ona) Tj"),
      },
      second: {
        1: catalog(`/AcroForm << ${both} /DR << /XObject << /FRM 12 0 R >> >> >>`),
        12: mark("(Jonas) Tj"),
      },
    },
  ],
  [
    "by one that locks a field",
    {
      source: { 13: text },
      first: { 1: catalog("/AcroForm << /Fields [13 0 R 7 0 R] >>") },
      second: {
        1: catalog("/AcroForm << /Fields [13 0 R 7 0 R 9 0 R] >>"),
        9: widget("Jonas", "/V 10 0 R /Lock << /Type /SigFieldLock /Action /All >>"),
        13: text.replace("/V", "/Ff 1 /V"),
      },
    },
  ],
  [
    "with elements of the structure tree for them",
    {
      first: {
        1: tagged("/AcroForm << /Fields [7 0 R] /SigFlags 3 >>"),
        20: "<< /Type /StructTreeRoot /K 21 0 R /ParentTree 22 0 R /ParentTreeNextKey 1 >>",
        21: element("[23 0 R]"),
        22: "<< /Nums [0 23 0 R] >>",
        23: formElement(7),
      },
      second: {
        1: tagged(`/AcroForm << ${both} >>`),
        20: "<< /Type /StructTreeRoot /K 21 0 R /ParentTree 25 0 R /ParentTreeNextKey 2 >>",
        21: element("[23 0 R 24 0 R]"),
        24: formElement(9),
        25: "<< /Nums [0 23 0 R 1 24 0 R] >>",
      },
    },
  ],
];

describe("only signatures were added", () => {
  test.each(honest)("%s", async (_, steps) => {
    expect(await signTwice(steps)).toEqual({ problems: [], added: ["signatures", "nothing"] });
  });

  test("in a form that was a number", async () => {
    const source = writePdf({ ...plainDocument, 1: catalog("/AcroForm 7") });
    const signed = await appendSigned(source, firstSignature, "Ona");
    expect((await validateBytes(signed, { signerCount: 1 })).problems).toEqual([]);
  });

  test("with validation data behind each of them, and white space at the end", async () => {
    const evidence = (entries: string) =>
      `/DSS << ${entries} >> /Extensions << /ESIC << /ExtensionLevel 5 >> >>`;
    const first = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
    const firstLong = appendObjects(first, {
      1: catalog(
        `/AcroForm << /Fields [7 0 R] /SigFlags 3 >> ${evidence("/Certs [30 0 R]")} /Metadata 31 0 R`,
      ),
      30: stream("certificate"),
      31: stream("<x:xmpmeta/>", "/Type /Metadata"),
      32: "<< /ModDate (D:20261124120000Z) >>",
    });
    const second = await appendSigned(
      firstLong,
      {
        ...secondSignature,
        1: catalog(`/AcroForm << ${both} >> ${evidence("/Certs [30 0 R]")} /Metadata 31 0 R`),
      },
      "Jonas",
    );
    const secondLong = appendObjects(second, {
      1: catalog(`/AcroForm << ${both} >> /DSS 33 0 R`),
      33: "<< /Certs [30 0 R 34 0 R] /OCSPs [34 0 R] /CRLs [34 0 R] /VRI << /AA << /Cert [30 0 R] >> >> >>",
      34: stream("certificate, response or list"),
    });
    const report = await validateBytes(Buffer.concat([secondLong, Buffer.from("\r\n")]));
    expect(report.problems).toEqual([]);
    expect(report.signatures.map(({ addedAfter }) => addedAfter)).toEqual(["signatures", "signatures"]);
  });
});
