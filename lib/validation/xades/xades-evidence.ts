import type { Element } from "@xmldom/xmldom";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readTimestampToken } from "../cms/timestamp-token";
import type { ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";
import { readCanonicalization, defaultCanonicalization } from "../xml/xml-algorithms";
import { bytesOf, childNamed, childrenNamed, isElement } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";
import type { CheckedReference, XadesContext } from "./references";
import { digestOfStamped, isMissingAny, type StampedPart, stampedParts } from "./stamped-parts";
import { readCertificate, type XadesSignature } from "./xades-signature";

/** The unsigned properties of a signature (ETSI EN 319 132-1, 5.3 to 5.5, and annex A). */
export type XadesEvidence = {
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
  timestamps: ReadTimestamp[];
  counterSignatures: number;
  evidenceRecords: number;
  warnings: SignatureWarning[];
};

export type EvidenceToRead = {
  signature: XadesSignature;
  references: readonly CheckedReference[];
  contentTimestamps: readonly Element[];
  context: XadesContext;
};

const valueProperties = [
  ...["CertificateValues", "RevocationValues", "AttrAuthoritiesCertValues", "AttributeRevocationValues"],
  ...["TimeStampValidationData", "AnyValidationData"],
];

export async function readXadesEvidence(given: EvidenceToRead): Promise<XadesEvidence> {
  const { signature, references, contentTimestamps } = given;
  const evidence: XadesEvidence = {
    ...{ certificates: [], revocation: [], timestamps: [] },
    ...{ counterSignatures: 0, evidenceRecords: 0, warnings: [] },
  };
  for (const element of contentTimestamps)
    await addTimestamps(element, {
      kind: "content",
      evidence,
      given,
      parts: contentParts(element, references),
    });
  for (const [at, property] of signature.unsignedProperties.entries()) {
    const parts = stampedParts(property, { signature, references, at });
    const kind = parts && (property.localName === "ArchiveTimeStamp" ? "archive" : "signature");
    if (parts && kind) await addTimestamps(property, { kind, evidence, given, parts });
    else if (valueProperties.includes(property.localName ?? "")) addValues(property, evidence, given.context);
    else addOther(property, evidence);
  }
  return evidence;
}

function addOther(property: Element, evidence: XadesEvidence): void {
  const warn = (warning: SignatureWarning) => evidence.warnings.push(warning);
  if (isElement(property, "xades", "CounterSignature") && ++evidence.counterSignatures === 1)
    warn("counter_signature_not_checked");
  if (property.localName === "SealingEvidenceRecords" && ++evidence.evidenceRecords === 1)
    warn("evidence_record_not_checked");
  // It is over references to evidence alone, and proves nothing about the signature.
  if (/^RefsOnlyTimeStamp(V2)?$/.test(property.localName ?? "")) warn("timestamp_ignored");
}

/** Embedded certificates and revocation data, which help or do not: what cannot be read does no harm. */
function addValues(property: Element, evidence: XadesEvidence, { budget }: XadesContext): void {
  for (const element of property.getElementsByTagName("*")) {
    if (isElement(element, "xades", "EncapsulatedX509Certificate"))
      evidence.certificates.push(...readCertificate(element, budget));
    const kind = isElement(element, "xades", "EncapsulatedCRLValue")
      ? "crl"
      : isElement(element, "xades", "EncapsulatedOCSPValue") && "ocsp";
    const bytes = kind && readBytes(element);
    if (kind && bytes) evidence.revocation.push({ kind, bytes });
  }
}

function readBytes(element: Element): Buffer | undefined {
  try {
    return bytesOf(element);
  } catch (error) {
    throwIfReadingFault(error);
    return undefined;
  }
}

/** AllDataObjectsTimeStamp is over all that is signed, IndividualDataObjectsTimeStamp over what it includes (5.2.8). */
function contentParts(element: Element, references: readonly CheckedReference[]): StampedPart[] {
  const ofData = references.filter(({ isProperties }) => !isProperties);
  if (element.localName === "AllDataObjectsTimeStamp") return ofData;
  const included = childrenNamed(element, "xades", "Include").map((include) =>
    (include.getAttribute("URI") ?? "").replace(/^#/, ""),
  );
  return included.flatMap((id) => ofData.find((reference) => reference.id === id) ?? []);
}

type TimestampToAdd = {
  kind: ReadTimestamp["kind"];
  parts: readonly StampedPart[];
  evidence: XadesEvidence;
  given: EvidenceToRead;
};

/** Reads the tokens of a time-stamp property, each over the same parts (5.1.4). */
async function addTimestamps(
  property: Element,
  { kind, parts, evidence, given }: TimestampToAdd,
): Promise<void> {
  const { signature, context } = given;
  const tokens = childrenNamed(property, "xades", "EncapsulatedTimeStamp");
  if (tokens.length === 0) throw new XmlFault("xml_malformed");
  const method = childNamed(property, "ds", "CanonicalizationMethod");
  const form = method ? readCanonicalization(method) : defaultCanonicalization;
  const nameFault = (fault: SignatureFault) =>
    fault === "document_changed" && isMissingAny(parts) ? "content_missing" : fault;
  // A property may hold tokens of several authorities, all over the same.
  for (const token of tokens) {
    const { certificates, revocation, ...facts } = await readTimestampToken(
      bytesOf(token),
      (algorithm) => digestOfStamped(parts, form, algorithm, context.budget),
      { budget: context.budget, moreCertificates: [...signature.certificates, ...evidence.certificates] },
    );
    const covers = new Set(coveredBy(kind, evidence, signature));
    // Each covers what came before it, so that many take the square of their number.
    context.budget.spend("xmlNodes", covers.size);
    evidence.timestamps.push({ ...facts, kind, covers, faults: facts.faults.map(nameFault) });
    evidence.certificates.push(...certificates);
    evidence.revocation.push(...revocation);
  }
}

/** What came before a time-stamp, and is therefore proved by it to have existed. */
function coveredBy(kind: ReadTimestamp["kind"], evidence: XadesEvidence, { certificates }: XadesSignature) {
  if (kind === "content") return [];
  if (kind === "signature") return evidence.timestamps;
  return [...certificates, ...evidence.certificates, ...evidence.revocation, ...evidence.timestamps];
}
