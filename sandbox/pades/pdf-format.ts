import { PDFHexString, PDFString } from "@cantoo/pdf-lib";
import { z } from "zod";
import { digestOf } from "../cms/digest";
import { assembleSignedData, attributesToSign } from "../cms/signed-data";
import type { DocumentFormat, SignatureRequest, TimeStamper } from "../domain/document-format";
import { archivePdf, stampPdf } from "./archive-pdf";
import { coveredBytes, fillByteRange, fillContents } from "./byte-range";
import { drawMark } from "./draw-mark";
import { addEvidence } from "./security-store";
import { addSignatureField } from "./signature-field";

const base64 = z.string().transform((text) => Buffer.from(text, "base64"));

/** The data stored between `prepare` and `finish`: everything but the file itself. */
const draftShape = z.object({
  /** The incremental update after the file, with its byte range and an empty value. */
  update: base64,
  contentsStart: z.number(),
  contentsEnd: z.number(),
  attributes: base64,
  certificates: z.array(base64).min(1),
  scheme: z.object({
    family: z.enum(["ecdsa", "rsa", "rsa-pss"]),
    hash: z.enum(["sha256", "sha384", "sha512"]),
  }),
});

/**
 * PDFs, signed as PAdES (ETSI EN 319 142-1, 6): an ETSI.CAdES.detached signature over the whole file with a time-stamp
 * over its value, as an incremental update (B-T); its evidence is an update of its own (B-LT). A signed file begins with
 * the original bytes.
 */
export const pdfFormat: DocumentFormat = {
  mediaType: "application/pdf",
  prepare,
  finish,
  addEvidence: (file, _signatureId, evidence) => addEvidence(file, evidence),
  archive: archivePdf,
  stamp: stampPdf,
};

async function prepare(file: Buffer, request: SignatureRequest) {
  const { certificate, chain, scheme } = request;
  const { pdf: own, pdflt } = request.details ?? {};
  const annotation = own?.annotation ?? pdflt?.annotation;
  const location = pdflt?.signing_location;
  const updated = await addSignatureField(file, {
    fieldName: request.id,
    entries: () => ({
      Type: "Sig",
      SubFilter: "ETSI.CAdES.detached",
      M: PDFString.fromDate(request.signedAt),
      Name: PDFHexString.fromText(request.name),
      Reason: PDFHexString.fromText(request.reason),
      ...(location === undefined ? {} : { Location: PDFHexString.fromText(location) }),
    }),
    ...(annotation ? { appearance: (document) => drawMark(document, annotation, request) } : {}),
  });
  const { pdf, contentsStart, contentsEnd } = fillByteRange(updated, file.length);
  const digest = digestOf(scheme.hash, coveredBytes({ pdf, contentsStart, contentsEnd }));
  const toBeSigned = attributesToSign(digest, certificate);
  const draft = JSON.stringify({
    update: pdf.subarray(file.length).toString("base64"),
    contentsStart,
    contentsEnd,
    attributes: toBeSigned.toString("base64"),
    certificates: [certificate, ...chain].map((der) => der.toString("base64")),
    scheme,
  });
  return { toBeSigned, draft };
}

async function finish(file: Buffer, draft: string, value: Buffer, timeStamp: TimeStamper): Promise<Buffer> {
  const { update, contentsStart, contentsEnd, attributes, certificates, scheme } = draftShape.parse(
    JSON.parse(draft),
  );
  const [certificate = Buffer.alloc(0), ...chain] = certificates;
  const signature = assembleSignedData({
    ...{ certificate, chain, attributes, scheme, value },
    timeStamp: await timeStamp(value),
  });
  return fillContents({ pdf: Buffer.concat([file, update]), contentsStart, contentsEnd }, signature);
}
