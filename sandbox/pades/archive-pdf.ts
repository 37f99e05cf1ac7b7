import { PDFDict, PDFName, type PDFDocument } from "@cantoo/pdf-lib";
import { certificatesIn } from "../cms/certificates-in";
import { findIssuer } from "../pki/find-issuer";
import { MissingEvidenceError, type Evidence, type TimeStamper } from "../domain/document-format";
import { newSignatureId } from "../base/tokens";
import { coveredBytes, fillByteRange, fillContents } from "./byte-range";
import { openPdf } from "./open-pdf";
import { readSignatures } from "./read-signatures";
import { addSignatureField } from "./signature-field";

/**
 * Adds the certificates and revocation lists that verifiers need (the DSS of ETSI EN 319 142-1, 5.4.2) and a document
 * time-stamp over the whole file: PAdES-B-LTA.
 *
 * @throws {MissingEvidenceError} when the issuer of a signer's certificate is not in the evidence
 * @throws {UnusablePdfError} when the file cannot be read
 */
export async function archivePdf(pdf: Buffer, evidence: Evidence): Promise<Buffer> {
  const signatures = readSignatures(await openPdf(pdf));
  const certificates = signatures.flatMap(({ contents }) => certificatesIn(contents));
  for (const { contents } of signatures) {
    const [signer] = certificatesIn(contents);
    if (!signer || !findIssuer(signer, evidence.certificates))
      throw new MissingEvidenceError("Who issued a signer's certificate is not known here.");
  }
  return stampPdf(pdf, evidence.timeStamp, (document) =>
    addSecurityStore(document, [...certificates, ...evidence.certificates], evidence.revocationLists),
  );
}

/**
 * Adds a document time-stamp over the whole file (ETSI EN 319 142-1, 5.4.3).
 *
 * @param extraChanges more changes in the same update, which the time-stamp covers
 */
export async function stampPdf(
  pdf: Buffer,
  timeStamp: TimeStamper,
  extraChanges: (document: PDFDocument) => void = () => undefined,
): Promise<Buffer> {
  const updated = await addSignatureField(pdf, {
    fieldName: newSignatureId(),
    entries: () => ({ Type: "DocTimeStamp", SubFilter: "ETSI.RFC3161" }),
    extraChanges,
  });
  const prepared = fillByteRange(updated, pdf.length);
  return fillContents(prepared, await timeStamp(coveredBytes(prepared)));
}

function addSecurityStore({ catalog, context }: PDFDocument, certificates: Buffer[], lists: Buffer[]) {
  const store = catalog.lookupMaybe(PDFName.of("DSS"), PDFDict) ?? context.obj({});
  const streams = (items: Buffer[]) =>
    context.obj(unique(items).map((bytes) => context.register(context.flateStream(bytes))));
  store.set(PDFName.of("Certs"), streams(certificates));
  store.set(PDFName.of("CRLs"), streams(lists));
  catalog.set(PDFName.of("DSS"), store);
}

const unique = (items: Buffer[]) => [
  ...new Map(items.map((bytes) => [bytes.toString("hex"), bytes])).values(),
];
