import { createHash, sign } from "node:crypto";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { assembleSignedData, attributesToSign } from "@/sandbox/cms/signed-data";
import { selfIssuedKey, type SelfIssuedKey } from "./self-issued-key";
import { updatePdf } from "./update-pdf";

const contentsDigits = 4000;
const usualTime = new Date("2026-11-24T12:00:00Z");

export type Signed = {
  /** The signer's name; each call makes a new key. */
  name: string;
  signedAt?: Date;
  /** Changes the update before it is signed; `signature` is the dictionary. */
  change?: (document: PDFDocument, signature: PDFDict) => void;
};

/** Signs a PDF by an incremental update with an invisible field, as a person with a self-issued certificate. */
export async function signUpdate(
  bytes: Uint8Array,
  { name, signedAt = usualTime, change }: Signed,
): Promise<Buffer> {
  const updated = await updatePdf(bytes, (document) => {
    const { context } = document;
    const signature = context.obj({
      ...{ Type: "Sig", Filter: "Adobe.PPKLite", SubFilter: "ETSI.CAdES.detached" },
      ByteRange: [0, 1111111111, 1222222222, 1333333333],
      M: PDFString.of(`D:${signedAt.toISOString().replaceAll(/\D/g, "").slice(0, 14)}Z`),
      Contents: PDFHexString.of("0".repeat(contentsDigits)),
    });
    addField(document, name, context.register(signature));
    change?.(document, signature);
  });
  return fillInSignature(Buffer.from(updated), { name, signedAt });
}

function addField(document: PDFDocument, name: string, signature: PDFRef) {
  const { context, catalog } = document;
  const form =
    catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict) ?? context.obj({ SigFlags: 3, Fields: [] });
  const fields = form.lookupMaybe(PDFName.of("Fields"), PDFArray) ?? context.obj([]);
  const page = document.getPage(0);
  const fieldsOf = { Type: "Annot", Subtype: "Widget", FT: "Sig", F: 132, Rect: [0, 0, 0, 0], P: page.ref };
  const widget = context.obj({ ...fieldsOf, T: PDFHexString.fromText(name) });
  widget.set(PDFName.of("V"), signature);
  const ref = context.register(widget);
  fields.push(ref);
  form.set(PDFName.of("Fields"), fields);
  catalog.set(PDFName.of("AcroForm"), form);
  // addAnnot would also wrap the page's content.
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray) ?? context.obj([]);
  annotations.push(ref);
  page.node.set(PDFName.of("Annots"), annotations);
}

/** The entries of a signature dictionary that `fillInSignature` fills in. */
export const signaturePlaceholder = (digits = contentsDigits) =>
  "/Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:20261124120000Z) " +
  `/ByteRange [0 1111111111 1222222222 1333333333] /Contents <${"0".repeat(digits)}>`;

/** What is signed and by whom. */
export type ToSign = SelfIssuedKey & { covered: Buffer };

type ToFillIn = Pick<Signed, "name" | "signedAt"> & {
  /** Gives the CMS message another form. */
  reform?: (message: Buffer) => Buffer;
  /** Makes another CMS message than a detached one with signed attributes. */
  make?: (given: ToSign) => Buffer | Promise<Buffer>;
};

/** Signs the last placeholder of a PDF with a new self-issued certificate. */
export async function fillInSignature(
  pdf: Buffer,
  { name, signedAt = usualTime, reform = (message) => message, make = makeDetached }: ToFillIn,
): Promise<Buffer> {
  const end = pdf.lastIndexOf("0>") + 2;
  const start = pdf.lastIndexOf("<", end);
  for (const [placeholder, value] of [
    ["1111111111", start],
    ["1222222222", end],
    ["1333333333", pdf.length - end],
  ] as const)
    pdf.write(String(value).padEnd(10), pdf.lastIndexOf(placeholder), "latin1");
  const { key, certificate } = await selfIssuedKey({ kind: "P-256", subject: `C=LT, CN=${name}`, signedAt });
  const covered = Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]);
  pdf.write(reform(await make({ covered, key, certificate })).toString("hex"), start + 1, "latin1");
  return pdf;
}

function makeDetached({ covered, key, certificate }: ToSign): Buffer {
  const attributes = attributesToSign(createHash("sha256").update(covered).digest(), certificate);
  const value = sign("sha256", attributes, key);
  return assembleSignedData({
    ...{ certificate, chain: [], attributes, value },
    scheme: { family: "ecdsa", hash: "sha256" },
  });
}
