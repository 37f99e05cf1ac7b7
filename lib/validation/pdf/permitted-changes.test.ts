import { describe, expect, test } from "vitest";
import { additionAfter, type Attack } from "../testing/attack";
import { fillInSignature } from "../testing/sign-update";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  catalog,
  type Objects,
  page,
  plainDocument,
  signature,
  stream,
  widget,
  writePdf,
} from "../testing/written-pdf";

const mark = (content: string, entries = "") =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${entries}`);
const field = (more: string, name = "Sum") =>
  `<< /FT /Tx /T (${name}) /Subtype /Widget /Rect [0 0 9 9] /P 3 0 R /DA (/F1 9 Tf) ${more} >>`;
const form = (more = "") => catalog(`/AcroForm << /Fields [7 0 R 13 0 R 15 0 R] /SigFlags 3 ${more} >>`);
const note = (more: string) => `<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] ${more} >>`;
const reference = (method: string, params: string) =>
  `/Reference [<< /Type /SigRef /TransformMethod /${method} /TransformParams << /Type /TransformParams ${params} >> >>]`;

/** A form with two fields, the first with an appearance. */
const signedForm: Objects = {
  1: form(),
  3: page("/Annots [7 0 R 13 0 R 15 0 R]"),
  13: field("/V (1) /AP << /N 14 0 R >>"),
  14: mark("(1) Tj"),
  15: field("/V (a)", "Name"),
};
const filled: Objects = { 13: field("/V (1000) /AP << /N 16 0 R >>"), 16: mark("(1000) Tj") };
const noted: Objects = {
  3: page("/Annots [7 0 R 13 0 R 15 0 R 17 0 R]"),
  17: note("/Contents (Note)"),
};

/** Signs the form with these entries in the signature's dictionary, or its field, and changes it. */
const after = (update: Objects, { entries = "", lock = "", certified = false } = {}) =>
  additionAfter({
    signed: {
      ...signedForm,
      1: certified ? form().replace("/AcroForm", "/Perms << /DocMDP 8 0 R >> /AcroForm") : form(),
      7: widget("Ona", `/V 8 0 R ${lock}`),
      8: signature(entries),
    },
    update,
  });

describe("a form that was filled in after a signature", () => {
  test("is reported as that, and keeps a finished file out", async () => {
    expect(await after(filled)).toEqual({ added: "form_filled", isKeptOut: true });
  });

  test.each<[string, Attack]>([
    [
      "in a widget of its own",
      {
        signed: {
          ...signedForm,
          3: page("/Annots [7 0 R 18 0 R]"),
          13: "<< /FT /Tx /T (Sum) /V (1) /Kids [18 0 R] >>",
          18: "<< /Subtype /Widget /Parent 13 0 R /Rect [0 0 9 9] /AP << /N 14 0 R >> >>",
        },
        update: {
          13: "<< /FT /Tx /T (Sum) /V (1000) /Kids [18 0 R] >>",
          16: mark("(1000) Tj"),
          18: "<< /Subtype /Widget /Parent 13 0 R /Rect [0 0 9 9] /AP << /N 16 0 R >> >>",
        },
      },
    ],
    [
      "by a tick",
      {
        signed: {
          ...signedForm,
          13: field("/V /Off /AS /Off /AP << /N << /Yes 14 0 R >> >>").replace("/Tx", "/Btn"),
        },
        update: { 13: field("/V /Yes /AS /Yes /AP << /N << /Yes 14 0 R >> >>").replace("/Tx", "/Btn") },
      },
    ],
    [
      "with a font for it",
      {
        signed: { ...signedForm, 1: form("/DR << /Font << /F1 5 0 R >> >>") },
        update: {
          ...filled,
          1: form("/DR << /Font << /F1 5 0 R /F2 19 0 R >> >>"),
          19: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        },
      },
    ],
  ])("%s is reported as that", async (_, attack) => {
    expect(await additionAfter(attack)).toMatchObject({ added: "form_filled" });
  });

  test.each<[string, Objects]>([
    ["with another appearance but the same value", { 13: field("/V (1) /AP << /N 16 0 R >>"), 16: mark("") }],
    ["and moved", { 13: field("/V (1000) /AP << /N 14 0 R >>").replace("[0 0 9 9]", "[0 0 99 99]") }],
    ["and given a script", { 13: field("/V (1000) /AA << /C << /S /JavaScript /JS (app.alert) >> >>") }],
    ["and renamed", { 13: field("/V (1000) /AP << /N 14 0 R >>", "Total") }],
    ["and made a button", { 13: field("/V (1000) /AP << /N 14 0 R >>").replace("/Tx", "/Btn") }],
    [
      "with the page's text as its appearance",
      { 4: mark("(1000) Tj"), 13: field("/V (9) /AP << /N 4 0 R >>") },
    ],
  ])("%s is something else", async (_, update) => {
    expect(await after(update)).toEqual({ added: "other", isKeptOut: true });
  });

  test("in a widget that the form does not list is something else", async () => {
    const signed = { ...signedForm, 1: catalog("/AcroForm << /Fields [7 0 R 15 0 R] >>") };
    expect(await additionAfter({ signed, update: filled })).toMatchObject({ added: "other" });
  });
});

describe("a note that was added after a signature", () => {
  test.each<[string, Objects]>([
    ["beside others", noted],
    ["together with a filled-in field", { ...noted, ...filled }],
    [
      "with Acrobat's icons",
      { ...noted, 1: form().replace("/AcroForm", "/Names << /AP << /Names [] >> >> /AcroForm") },
    ],
  ])("%s is reported as that", async (_, update) => {
    expect(await after(update)).toEqual({ added: "annotated", isKeptOut: true });
  });

  const withNote = { ...signedForm, ...noted };
  test.each<[string, Attack]>([
    ["is removed", { signed: withNote, update: { 3: page("/Annots [7 0 R 13 0 R 15 0 R]") } }],
    ["says something else", { signed: withNote, update: { 17: note("/Contents (Other)") } }],
    [
      "is shown that was hidden",
      { signed: { ...withNote, 17: note("/F 2") }, update: { 17: note("/F 4 /AP << /N 14 0 R >>") } },
    ],
  ])("one that %s is reported as that", async (_, attack) => {
    expect(await additionAfter(attack)).toMatchObject({ added: "annotated" });
  });

  test.each<[string, Objects]>([
    ["a link", { ...noted, 17: note("").replace("/FreeText", "/Link") }],
    ["a note with a script", { ...noted, 17: note("/A << /S /JavaScript /JS (app.alert) >>") }],
    ["a note in a layer", { ...noted, 17: note("/OC << /Type /OCG /Name (a) >>") }],
    ["an attached file", { ...noted, 17: note("/FS << /F (a) >>").replace("/FreeText", "/FileAttachment") }],
  ])("%s is something else", async (_, update) => {
    expect(await after(update)).toMatchObject({ added: "other" });
  });
});

describe("what the author of a certified document permits", () => {
  test.each([
    [1, "not_permitted", "not_permitted"],
    [2, "form_filled", "not_permitted"],
    [3, "form_filled", "annotated"],
  ])("with P=%d, a filled form is %s and a note is %s", async (permission, form, notes) => {
    const author = { entries: reference("DocMDP", `/P ${permission}`), certified: true };
    expect(await after(filled, author)).toEqual({ added: form, isKeptOut: true });
    expect(await after(noted, author)).toEqual({ added: notes, isKeptOut: true });
  });
});

describe("what a signature locks", () => {
  test.each([
    ["all fields", "/Action /All", "not_permitted"],
    ["all fields, whatever is named,", "/Action /All /Fields [(Sum)]", "not_permitted"],
    ["this field", "/Action /Include /Fields [(Sum)]", "not_permitted"],
    ["another field", "/Action /Include /Fields [(Name)]", "form_filled"],
    ["all but this field", "/Action /Exclude /Fields [(Sum)]", "form_filled"],
    ["all but another field", "/Action /Exclude /Fields [(Name)]", "not_permitted"],
  ])("with %s locked, filling one in is reported as such", async (_, params, added) => {
    expect(await after(filled, { entries: reference("FieldMDP", params) })).toMatchObject({ added });
    expect(await after(filled, { lock: `/Lock << /Type /SigFieldLock ${params} >>` })).toMatchObject({
      added,
    });
  });

  test("a lock of a group locks all fields in it", async () => {
    const group = {
      ...signedForm,
      13: "<< /T (Group) /Kids [20 0 R] >>",
      20: field("/Parent 13 0 R /V (1)"),
    };
    const lock = "/Lock << /Action /Include /Fields [(Group)] >>";
    const signed = { ...group, 7: widget("Ona", `/V 8 0 R ${lock}`) };
    const update = { 20: field("/Parent 13 0 R /V (2)") };
    expect(await additionAfter({ signed, update })).toMatchObject({ added: "not_permitted" });
  });

  test("a lock with a level permits no more than that level", async () => {
    const lock = "/Lock << /Type /SigFieldLock /Action /Include /Fields [(Name)] /P 1 >>";
    expect(await after(filled, { lock })).toMatchObject({ added: "not_permitted" });
  });

  test.each([
    [1, "not_permitted"],
    [2, "signatures"],
  ])("a lock with P=%d makes a further signature %s", async (level, added) => {
    const lock = `/Lock << /Type /SigFieldLock /Action /All /P ${level} >>`;
    const signed = { 7: widget("Ona", `/V 8 0 R ${lock}`) };
    expect((await additionAfter({ signed, update: {}, isSigned: true })).added).toBe(added);
  });

  test("another signature that ends at the same byte lifts no lock", async () => {
    const decoy = "/Contents <ffff>";
    const unsigned = appendObjects(writePdf(plainDocument), {
      ...signedForm,
      1: form().replace("[7 0 R", "[5 0 R 7 0 R"),
      5: widget("Decoy", "/V 6 0 R"),
      6: `<< /Type /Sig /ByteRange [0 2111111111 2222222222 2333333333] ${decoy} >>`,
      7: widget("Ona", "/V 8 0 R /Lock << /Action /All >>"),
      8: signature(),
    });
    const start = unsigned.indexOf(decoy) + "/Contents ".length;
    const end = start + "<ffff>".length;
    for (const [placeholder, value] of [
      ["2111111111", start],
      ["2222222222", end],
      ["2333333333", unsigned.length - end],
    ] as const)
      unsigned.write(String(value).padEnd(10), unsigned.indexOf(placeholder), "latin1");
    const signed = await fillInSignature(unsigned, { name: "Ona" });
    const { signatures } = await validateBytes(appendObjects(signed, filled));
    expect(signatures.map(({ place, addedAfter }) => [place, addedAfter])).toEqual([
      ["Decoy", "not_permitted"],
      ["Ona", "not_permitted"],
    ]);
  });

  test("an update cannot lift a lock that it is held against", async () => {
    const params = "<< /Type /TransformParams /Action /All >>";
    const entries = "/Reference [<< /TransformMethod /FieldMDP /TransformParams 21 0 R >>]";
    const signed = { ...signedForm, 8: signature(entries), 21: params };
    const update = { ...filled, 21: params.replace("/All", "/Include") };
    expect((await additionAfter({ signed, update })).added).not.toBe("form_filled");
  });
});
