import { qualificationOf, verdictOf } from "@/lib/domain/validation/signature-words";
import type { ConclusionTimestamp, SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import type { EtsiObjects } from "./etsi-objects";
import { element, type XmlElement } from "./xml-element";

const qualities = {
  qualified: { signature: "QESig", seal: "QESeal" },
  advanced_qc: { signature: "AdESigQC", seal: "AdESealQC" },
  advanced: { signature: "AdESig", seal: "AdESeal" },
} as const;

/**
 * The legal level (clause 4.3.10), in the names of EU DSS, as ETSI has none. Left out of tests, and where nothing
 * passed.
 */
export function signatureQuality(signature: ValidatedSignature): XmlElement | undefined {
  const level = qualificationOf(signature);
  if (!level || level.isTest) return undefined;
  const quality = qualities[level.qualification][level.use];
  return element(
    "vr:SignatureQuality",
    {},
    element("vr:SignatureQualityInformation", {}, `urn:cef:dss:signatureQualification:${quality}`),
  );
}

/** What the status of a signature relies on (clause 4.2.8): trust anchor, chain, time-stamps, revocation, findings. */
export function reportData(signature: ValidatedSignature, objects: EtsiObjects): XmlElement | undefined {
  const { conclusion, faults } = signature;
  if (!conclusion) return undefined;
  const test = verdictOf(signature).words === "test" ? ["test_without_legal_effect"] : [];
  const { anchor, timestamps, revocation, warnings } = conclusion;
  const related = [
    ...timestamps.map((timestamp) => timestampId(timestamp, objects)),
    ...(revocation ? [objects.revocationId(revocation.source, revocation.producedAt)] : []),
  ];
  return element(
    "vr:AssociatedValidationReportData",
    {},
    anchor ? element("vr:TrustAnchor", { VOReference: objects.anchorId(anchor) }) : undefined,
    chain(conclusion, objects),
    ...related.map((id) => element("vr:RelatedValidationObject", { VOReference: id })),
    revocationStatus(conclusion, objects),
    findings([...faults, ...warnings, ...test]),
  );
}

/** One that has not passed proves no time, so that it has no proof of existence (clause 4.4). */
function timestampId({ kind, at, authority, indication }: ConclusionTimestamp, objects: EtsiObjects): string {
  const isProof = indication === "TOTAL-PASSED";
  if (kind !== "evidence_record") return objects.timestampId(at, authority, isProof);
  return isProof ? objects.recordId(authority, at) : objects.recordId(`${authority}, ${at}`);
}

function chain({ chain: certificates, anchor }: SignatureConclusion, objects: EtsiObjects) {
  const [signer, ...others] = certificates.map(({ fingerprint }) => objects.certificateId(fingerprint));
  if (!signer) return undefined;
  return element(
    "vr:CertificateChain",
    {},
    element("vr:SigningCertificate", { VOReference: signer }),
    ...others.map((id) => element("vr:IntermediateCertificate", { VOReference: id })),
    anchor ? element("vr:TrustAnchor", { VOReference: objects.anchorId(anchor) }) : undefined,
  );
}

/** Only of revoked certificates: the element states since when (clause 4.2.8). */
function revocationStatus({ revocation, chain: [signer] }: SignatureConclusion, objects: EtsiObjects) {
  if (!revocation?.revokedAt || !signer) return undefined;
  const { revokedAt, reason, source, producedAt } = revocation;
  return element(
    "vr:RevocationStatusInformation",
    {},
    element("vr:ValidationObjectId", { VOReference: objects.certificateId(signer.fingerprint) }),
    element("vr:RevocationTime", {}, revokedAt),
    reason ? element("vr:RevocationReason", {}, `urn:etsi:019102:revocationReason:${reason}`) : undefined,
    element("vr:RevocationObject", { VOReference: objects.revocationId(source, producedAt) }),
  );
}

function findings(found: string[]): XmlElement | undefined {
  if (found.length === 0) return undefined;
  return element(
    "vr:AdditionalValidationReportData",
    {},
    ...found.map((finding) =>
      element(
        "vr:ReportData",
        {},
        element("vr:Type", {}, "urn:paraph:finding"),
        element("vr:Value", {}, finding),
      ),
    ),
  );
}
