import { certificatesIn } from "../cms/certificates-in";
import {
  MissingEvidenceError,
  type Evidence,
  type EvidenceSource,
  type TimeStamper,
} from "../domain/document-format";
import { newSignatureId } from "../base/tokens";
import { coveredBytes, fillByteRange, fillContents } from "./byte-range";
import { openPdf } from "./open-pdf";
import { readSignatures } from "./read-signatures";
import { extendSecurityStore } from "./security-store";
import { addSignatureField } from "./signature-field";
import type { EditedPdf } from "./update-pdf";

/**
 * Adds fresh evidence for every signature and a document time-stamp over the whole file: PAdES-B-LTA (ETSI EN 319 142-1,
 * 5.4 and 6.3).
 *
 * @throws {MissingEvidenceError} when there is none for a signer's certificate
 * @throws {UnusablePdfError} when the file cannot be read
 */
export async function archivePdf(
  pdf: Buffer,
  { evidenceOf, timeStamp }: { evidenceOf: EvidenceSource; timeStamp: TimeStamper },
): Promise<Buffer> {
  const signatures = readSignatures(openPdf(pdf)).filter(({ subFilter }) => subFilter !== "ETSI.RFC3161");
  const evidence: Evidence[] = [];
  for (const { contents } of signatures) {
    const [signer] = certificatesIn(contents);
    if (!signer) throw new MissingEvidenceError("A signature cannot be read.");
    evidence.push(await evidenceOf(signer));
  }
  return stampPdf(pdf, timeStamp, (document) => extendSecurityStore(document, evidence));
}

/**
 * Adds a document time-stamp over the whole file (ETSI EN 319 142-1, 5.4.3).
 *
 * @param extraChanges more changes in the same update, which the time-stamp covers
 */
export async function stampPdf(
  pdf: Buffer,
  timeStamp: TimeStamper,
  extraChanges: (document: EditedPdf) => void = () => undefined,
): Promise<Buffer> {
  const updated = await addSignatureField(pdf, {
    fieldName: newSignatureId(),
    entries: () => ({ Type: "DocTimeStamp", SubFilter: "ETSI.RFC3161" }),
    extraChanges,
  });
  const prepared = fillByteRange(updated, pdf.length);
  return fillContents(prepared, await timeStamp(coveredBytes(prepared)));
}
