import { expect, test } from "vitest";
import { sinceThen } from "@/lib/domain/validation/since-then";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  appendSigned,
  catalog,
  firstSignature,
  type Objects,
  page,
  plainDocument,
  signature,
  stream,
  widget,
  writePdf,
} from "../testing/written-pdf";

const certifies = (params: string) =>
  `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << ${params} >> >>]`;
const field = (value: string, more = "") =>
  `<< /FT /Tx /T (Sum) /Subtype /Widget /Rect [0 0 99 9] /P 3 0 R /V (${value}) ${more} >>`;
const filled = {
  13: field("1000", "/AP << /N 16 0 R >>"),
  16: stream("(1000) Tj", "/Type /XObject /Subtype /Form /BBox [0 0 99 9]"),
};
const form = (fields: string, more = "") =>
  catalog(`/AcroForm << /Fields [${fields}] /SigFlags 3 >> ${more}`);
const certified = "/Perms << /DocMDP 8 0 R >>";
const certifiedLater = "/Perms << /DocMDP 10 0 R >>";

/** A form that one person signs. */
const signedForm = (entries = "", more = ""): Objects => ({
  ...firstSignature,
  1: form("7 0 R 13 0 R", more),
  3: page("/Annots [7 0 R 13 0 R]"),
  8: signature(entries),
  13: field("1"),
});

const sign = (objects: Objects) => appendSigned(writePdf(plainDocument), objects, "Ona");

async function validate(bytes: Buffer) {
  const report = await validateBytes(bytes, { signerCount: 1 });
  return { permission: report.certification?.permission, since: sinceThen(report) };
}

test("the first signature of a document can permit that its form is filled in", async () => {
  const signed = await sign(signedForm(certifies("/P 2"), certified));
  expect(await validate(appendObjects(signed, filled))).toEqual({ permission: 2, since: "form_permitted" });
});

test("of several permissions of one signature the strictest counts", async () => {
  const both = `${certifies("/P 3").replace("]", "")} ${certifies("/P 1").replace("/Reference [", "")}`;
  const signed = await sign(signedForm(both, certified));
  expect(await validate(appendObjects(signed, filled))).toEqual({ permission: 1, since: "not_permitted" });
});

test("an update cannot permit itself by a dictionary that is no signature", async () => {
  const signed = await sign(signedForm());
  const update = {
    ...filled,
    1: form("7 0 R 13 0 R", certifiedLater),
    10: `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <ff> ${certifies("/P 2")} >>`,
  };
  expect(await validate(appendObjects(signed, update))).toEqual({
    permission: undefined,
    since: "changed_after",
  });
});

test("a later signature cannot permit for an earlier signer that the form is filled in", async () => {
  const signed = await sign(signedForm());
  const update = {
    ...filled,
    1: form("7 0 R 13 0 R 9 0 R", certifiedLater),
    3: page("/Annots [7 0 R 13 0 R 9 0 R]"),
    9: widget("Jonas", "/V 10 0 R"),
    10: signature(certifies("/P 2")),
  };
  expect(await validate(await appendSigned(signed, update, "Jonas"))).toEqual({
    permission: undefined,
    since: "form_filled",
  });
});

test("a certification outside every field is not signed, and permits nothing", async () => {
  const claimed = `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <ff> ${certifies("/P 3")} >>`;
  const signed = await sign({ ...signedForm("", certifiedLater), 10: claimed });
  expect(await validate(appendObjects(signed, filled))).toEqual({
    permission: undefined,
    since: "form_filled",
  });
});
