import { describe, expect, test } from "vitest";
import { additionAfter, type Attack } from "../testing/attack";
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

const forged = stream("BT (Forged) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 300 200]");
const nobodys = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>";
const drawn = "/AP << /N 32 0 R >>";

const visible = (name: string, more: string) => widget(name, more).replace("[0 0 0 0]", "[0 0 300 200]");
const stamp = signature().replace("/Type /Sig", "/Type /DocTimeStamp");
const rfc3161 = signature().replace("ETSI.CAdES.detached", "ETSI.RFC3161");
const formOf = (...fields: number[]) =>
  catalog(`/AcroForm << /Fields [${fields.map((field) => `${field} 0 R`).join(" ")}] /SigFlags 3 >>`);
const pageAndField = (more: string) => page(more).replace("/Type /Page", "/FT /Sig /T (Page)");
const link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 9 0 R >>";
const linkAndField = (file: string) => `<< /S /Launch /FT /Sig /T (Link) /F ${file} >>`;

const attacks: [string, Attack][] = [
  [
    "a mark whose parent, with the signature, is not in the form",
    {
      update: {
        1: catalog("/AcroForm << /Fields [7 0 R 33 0 R] /SigFlags 3 >>"),
        3: page("/Annots [7 0 R 33 0 R]"),
        ...{ 30: "<< /FT /Sig /V 31 0 R >>", 31: nobodys, 32: forged },
        33: `<< /Type /Annot /Subtype /Widget /T (Mark) /Parent 30 0 R /Rect [0 0 300 200] ${drawn} >>`,
      },
    },
  ],
  [
    "a mark in an empty field that is not in the form",
    {
      signed: { 3: page("/Annots [7 0 R 33 0 R]"), 33: widget("Mark", "") },
      update: { 31: nobodys, 32: forged, 33: widget("Mark", `/V 31 0 R ${drawn}`) },
    },
  ],
  [
    "another text that no section lists, which viewers show that search the file for objects",
    {
      update: {
        1: `${catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >> /DSS << >>")}\nendobj\n4 0 obj\n${stream("BT (Forged) Tj ET")}`,
      },
    },
  ],
  [
    "another text that no section lists, far behind its number and in a generation of many digits",
    {
      update: {
        1: `${catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >>")}\nendobj\n4${" ".repeat(99)}000000 obj\n${stream("BT (Forged) Tj ET")}`,
      },
    },
  ],
  [
    "another text of a page that refers to it by another generation, which some viewers disregard",
    {
      signed: { 3: page("/Annots [7 0 R]").replace("4 0 R", "4 1 R") },
      update: { 4: stream("BT (Forged) Tj ET") },
    },
  ],
  [
    "another text of the page beside the one that it had",
    {
      update: {
        3: page("/Annots [7 0 R]").replace("/Contents", "/Contents 32 0 R /Contents"),
        32: stream("BT (Forged) Tj ET"),
      },
    },
  ],
  [
    "another page, below the page that is an empty field and now is filled in",
    {
      signed: { 1: formOf(7, 3), 3: pageAndField("/Annots [7 0 R]") },
      update: {
        1: formOf(7, 3),
        3: pageAndField("/Annots [7 0 R] /V 10 0 R /Kids [33 0 R]"),
        ...{ 9: "null", 10: signature(), 32: stream("BT (Forged) Tj ET") },
        33: page("").replace("4 0 R", "32 0 R"),
      },
      isSigned: true,
    },
  ],
  [
    "another file that a link opens which is an empty field and now is filled in",
    {
      signed: { 1: formOf(7, 9), 3: page("/Annots [7 0 R 30 0 R]"), 9: linkAndField("(a.pdf)"), 30: link },
      update: { 1: formOf(7, 9), 3: page("/Annots [7 0 R 30 0 R]"), 9: linkAndField("(b.pdf) /V 10 0 R") },
      isSigned: true,
    },
  ],
  [
    "the mark of a document time-stamp",
    { update: { 9: visible("Stamp", `/V 10 0 R ${drawn}`), 10: stamp, 32: forged }, isSigned: true },
  ],
  [
    "the mark of an RFC 3161 time-stamp that is called a signature",
    { update: { 9: visible("Stamp", `/V 10 0 R ${drawn}`), 10: rfc3161, 32: forged }, isSigned: true },
  ],
  [
    "the mark of a document time-stamp by a widget of its own",
    {
      update: {
        1: formOf(7, 33),
        ...{ 9: visible("", `/Parent 33 0 R ${drawn}`).replace("/T ()", ""), 10: stamp, 32: forged },
        33: "<< /FT /Sig /T (Stamp) /V 10 0 R /Kids [9 0 R] >>",
      },
      isSigned: true,
    },
  ],
  [
    "the mark of a document time-stamp in a field that was empty",
    {
      signed: { 1: formOf(7, 9), 3: page("/Annots [7 0 R 9 0 R]"), 9: visible("Empty", "") },
      update: { 9: visible("Empty", `/V 10 0 R ${drawn}`), 10: stamp, 32: forged },
      isSigned: true,
    },
  ],
];

test("a document time-stamp without a mark is no change", async () => {
  const hidden = { 9: widget("Stamp", `/V 10 0 R ${drawn}`), 10: stamp, 32: forged };
  const unseen = { 9: visible("Stamp", "/V 10 0 R"), 10: stamp };
  for (const update of [hidden, unseen])
    expect((await additionAfter({ update, isSigned: true })).added).toBe("signatures");
});

describe("a document time-stamp that is drawn where a signature is", () => {
  const signed = { 7: visible("Ona", "/V 8 0 R /AP << /N 11 0 R >>"), 11: forged };
  const again = { ...secondSignature, 10: stamp, 32: forged };

  test("with the same mark once more is no change, as iText draws it", async () => {
    const update = { ...again, 9: visible("Stamp", `/V 10 0 R ${drawn}`) };
    expect((await additionAfter({ signed, update, isSigned: true })).added).toBe("signatures");
  });

  test("in a field that no page shows is no change", async () => {
    const update = { ...again, 3: page("/Annots [7 0 R]"), 9: visible("Stamp", `/V 10 0 R ${drawn}`) };
    expect((await additionAfter({ signed: {}, update, isSigned: true })).added).toBe("signatures");
  });

  test.each([
    ["another mark", { 32: forged.replace("Forged", "Mallory").replace("/Length 17", "/Length 18") }],
    [
      "a larger mark",
      { 9: visible("Stamp", `/V 10 0 R ${drawn}`).replace("[0 0 300 200]", "[0 0 300 201]") },
    ],
  ])("with %s is a change", async (_, more) => {
    const update = { ...again, 9: visible("Stamp", `/V 10 0 R ${drawn}`), ...more };
    expect((await additionAfter({ signed, update, isSigned: true })).added).toBe("other");
  });
});

test.each(attacks)("%s is no signature", async (_, attack) => {
  expect(await additionAfter(attack)).toEqual({ added: "other", isKeptOut: true });
});

/** Signs a page of which one object is in an object stream, object 20, and appends an update. */
async function updateBehindStream({ objects, inStream, number }: Compressed, update: Objects) {
  const plain = writePdf({ ...plainDocument, ...objects });
  // The object is hidden in the table, and listed by the stream as the first object of stream 20 (7.5.8.4).
  const row = Buffer.from([2, 20, 0]).toString("latin1");
  const xrefStream = stream(row, `/Type /XRef /W [1 1 1] /Index [${number} 1] /Size 100`);
  const hybrid = { [number]: "", 10: xrefStream, 20: inStream };
  const compressed = appendObjects(plain, hybrid, `/XRefStm ${plain.length}`);
  const { 1: form = "", 7: field = "", 8: placeholder = "" } = firstSignature;
  const signed = await appendSigned(compressed, { 1: form, 7: field, 8: placeholder }, "Ona");
  const { problems, signatures } = await validateBytes(appendObjects(signed, update), { signerCount: 1 });
  return { problems, added: signatures[0]?.addedAfter };
}

type Compressed = { objects: Objects; inStream: string; number: number };

const objectStream = (content: string) => stream(content, "/Type /ObjStm /N 1 /First 5");
const changed = { problems: ["changed_after_signing"], added: "other" };

test("an object stream that is replaced changes the page in it", async () => {
  const inStream = (content: string) => objectStream(`3 0  ${content}`);
  const pdf = { objects: { 11: stream("BT (Forged) Tj ET") }, inStream: inStream(page("")), number: 3 };
  const same = await updateBehindStream(pdf, { 20: inStream(page("")) });
  expect(same).toEqual({ problems: [], added: "signatures" });
  const other = await updateBehindStream(pdf, { 20: inStream(page("").replace("4 0 R", "11 0 R")) });
  expect(other).toEqual(changed);
});

test("an object stream whose length is another object changes with that", async () => {
  const inStream = objectStream("11 0 90").replace("/Length 7", "/Length 12 0 R");
  const objects = { 3: page("/Rotate 11 0 R"), 12: "6" };
  const update = (length: string) => updateBehindStream({ objects, inStream, number: 11 }, { 12: length });
  expect(await update("6")).toEqual({ problems: [], added: "signatures" });
  expect(await update("7")).toEqual(changed);
});

const text = plainDocument[4] ?? "";

test.each<[what: string, text: string, listed: "signed" | "updated", added: string]>([
  ["frees the text of the page, which the stream beside it lists", "", "signed", "other"],
  ["lists the text of the page in another place than the stream beside it", text, "signed", "other"],
  ["lists the text of the page in the same place as the stream beside it", text, "updated", "signatures"],
])("an update whose table %s", async (_, update, listed, added) => {
  const signed = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
  const at = listed === "signed" ? signed.indexOf("4 0 obj") : signed.length;
  const row = Buffer.from([1, at >> 8, at & 255, 0]).toString("latin1");
  const xrefStream = stream(row, "/Type /XRef /W [1 2 1] /Index [4 1] /Size 100");
  const start = signed.length + (update && `4 0 obj\n${update}\nendobj\n`).length;
  const hybrid = appendObjects(signed, { 4: update, 40: xrefStream }, `/XRefStm ${start}`);
  const { problems, signatures } = await validateBytes(hybrid, { signerCount: 1 });
  expect(problems).toEqual(added === "other" ? ["changed_after_signing"] : []);
  expect(signatures[0]?.addedAfter).toBe(added);
});

const forgedText = stream("BT (Forged) Tj ET");
const entryOf = (offset: number) => `${String(offset).padStart(10, "0")} 00000 n \n`;

test.each<[what: string, source: Objects, change: (update: string, signed: string) => string]>([
  [
    "lists the text of the page twice",
    { 20: stream(`4 0 obj\n${forgedText}\nendobj\n`) },
    (update, signed) => {
      const [text, forged] = [signed.indexOf("4 0 obj"), signed.lastIndexOf("4 0 obj")];
      return update.replace("trailer", `4 1\n${entryOf(text)}4 1\n${entryOf(forged)}trailer`);
    },
  ],
  ["does not say where the catalog is", {}, (update) => update.replace("/Root 1 0 R", "")],
])("an update that %s is no signature", async (_, source, change) => {
  const signed = await appendSigned(writePdf({ ...plainDocument, ...source }), firstSignature, "Ona");
  const update = appendObjects(signed, { 30: "null" }).toString("latin1", signed.length);
  const reportOf = async (appended: string) => {
    const bytes = Buffer.concat([signed, Buffer.from(appended, "latin1")]);
    return (await validateBytes(bytes, { signerCount: 1 })).signatures[0]?.addedAfter;
  };
  expect(await reportOf(update)).toBe("signatures");
  expect(await reportOf(change(update, signed.toString("latin1")))).toBe("other");
});
