import { verdictOf } from "@/lib/domain/validation/signature-words";
import type { DocumentTimestamp, ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { signatureAttributes } from "./etsi-attributes";
import { type EtsiObjects, etsiObjects } from "./etsi-objects";
import { reportData, signatureQuality } from "./etsi-report-data";
import { cleanReport, type ReportToExport } from "./report-to-export";
import { element, writeXml, type XmlElement } from "./xml-element";

const namespaces = {
  vr: "http://uri.etsi.org/19102/v1.4.1#",
  xades: "http://uri.etsi.org/01903/v1.3.2#",
  ds: "http://www.w3.org/2000/09/xmldsig#",
};

const leftOut =
  "Made by Paraph. It is not signed, and personal codes, certificates and tokens are left out: certificates are named by their SHA-256.";

/**
 * The report as XML by ETSI TS 119 102-2 (1.4.1), clause 4: for each signature its identifier, times, attributes,
 * signer and status, with the objects that the status relies on. Evidence records, and time-stamps of a file without
 * signatures, are among the objects. A report has at least one signature; without one, its single entry says that none
 * was found.
 */
export function etsiReport({ report: given }: ReportToExport): string {
  const report = cleanReport(given);
  const objects = etsiObjects(report);
  const entries =
    report.signatures.length > 0
      ? report.signatures.map((signature, index) =>
          signatureReport(signature, { index, objects, checkedAt: report.checkedAt }),
        )
      : [noSignature(report.checkedAt)];
  for (const timestamp of report.documentTimestamps)
    if (timestamp.evidenceRecord || report.signatures.length === 0) listTimestamp(timestamp, objects);
  const root = element("vr:ValidationReport", {}, ...entries, objects.list());
  return writeXml(root, namespaces);
}

/** Lists a time-stamp or an evidence record that is over no signature among the objects, with its status in words. */
function listTimestamp(
  { evidenceRecord, place, stampedAt, authority, faults, conclusion }: DocumentTimestamp,
  objects: EtsiObjects,
) {
  const status = [conclusion?.indication, conclusion?.subIndication, ...faults].filter(Boolean).join(", ");
  const isPassed = conclusion?.indication === "TOTAL-PASSED" && stampedAt !== null;
  if (evidenceRecord)
    objects.recordId(`${place} (${evidenceRecord.format}): ${status}`, isPassed ? stampedAt : undefined);
  else objects.timestampId(stampedAt ?? "", `${place} (${authority ?? "Unknown"}): ${status}`, isPassed);
}

type Context = { index: number; objects: EtsiObjects; checkedAt: string };

function signatureReport(signature: ValidatedSignature, { index, objects, checkedAt }: Context): XmlElement {
  return element(
    "vr:SignatureValidationReport",
    {},
    element(
      "vr:SignatureIdentifier",
      { id: `signature-${index}` },
      element("vr:HashOnly", {}, "false"),
      element("vr:DocHashOnly", {}, "false"),
      element("vr:DAIdentifier", {}, signature.place),
    ),
    timeInfo(signature, checkedAt),
    signersDocument(objects),
    signatureAttributes(signature),
    signerInformation(signature, objects),
    signatureQuality(signature),
    validationProcess(),
    status(signature, objects),
    element("vr:OtherInformation", {}, leftOut),
  );
}

/** The validation time, and the earliest time at which the signature is proved to have existed (clause 4.3.4). */
function timeInfo({ conclusion }: Pick<ValidatedSignature, "conclusion">, checkedAt: string): XmlElement {
  const best = conclusion?.bestTime;
  const at = best && best.source !== "claimed" ? best.at : checkedAt;
  return element(
    "vr:ValidationTimeInfo",
    {},
    element("vr:ValidationTime", {}, checkedAt),
    element(
      "vr:BestSignatureTime",
      {},
      element("vr:POETime", {}, at),
      element("vr:TypeOfProof", {}, "urn:etsi:019102:poetype:validation"),
    ),
  );
}

const signersDocument = ({ signedData }: EtsiObjects): XmlElement =>
  element(
    "vr:SignersDocument",
    {},
    element("vr:SignersDocumentRepresentation", { VOReference: signedData.join(" ") }),
  );

function signerInformation(
  signature: ValidatedSignature,
  { certificateId }: EtsiObjects,
): XmlElement | undefined {
  const fingerprint = signature.certificate?.fingerprint;
  if (!fingerprint) return undefined;
  return element(
    "vr:SignerInformation",
    {},
    element("vr:SignerCertificate", { VOReference: certificateId(fingerprint) }),
    signature.signer ? element("vr:Signer", {}, signature.signer.commonName) : undefined,
  );
}

const validationProcess = (): XmlElement =>
  element(
    "vr:SignatureValidationProcess",
    {},
    element("vr:SignatureValidationProcessID", {}, "urn:etsi:019102:validationprocess:LTA"),
  );

const indications = { good: "total-passed", unclear: "indeterminate", bad: "total-failed" } as const;

/** The status of the signature, and what it relies on (clause 4.3.12). */
function status(signature: ValidatedSignature, objects: EtsiObjects): XmlElement {
  const { conclusion } = signature;
  const main = conclusion?.indication.toLowerCase() ?? indications[verdictOf(signature).tone];
  return element(
    "vr:SignatureValidationStatus",
    {},
    element("vr:MainIndication", {}, `urn:etsi:019102:mainindication:${main}`),
    conclusion?.subIndication
      ? element("vr:SubIndication", {}, `urn:etsi:019102:subindication:${conclusion.subIndication}`)
      : undefined,
    reportData(signature, objects),
  );
}

const noSignature = (checkedAt: string): XmlElement =>
  element(
    "vr:SignatureValidationReport",
    {},
    timeInfo({}, checkedAt),
    element(
      "vr:SignatureValidationStatus",
      {},
      element("vr:MainIndication", {}, "urn:cef:dss:mainindication:noSignatureFound"),
    ),
    element("vr:OtherInformation", {}, leftOut),
  );
