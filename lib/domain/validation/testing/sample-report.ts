import type { SignatureConclusion } from "../signature-conclusion";
import type { DocumentTimestamp, ValidatedSignature, ValidationReport } from "../validation-report";

/** Reports as validation makes them, for tests of what is said about them. */

const issuer = {
  subject: "EID-SK 2016",
  organization: "SK ID Solutions AS",
  country: "EE",
  fingerprint: "b".repeat(64),
  validFrom: "2016-08-30T09:24:15.000Z",
  validTo: "2030-12-17T23:59:59.000Z",
};

/** A conclusion that has passed up to a trusted list. */
export const sampleConclusion = (more: Partial<SignatureConclusion> = {}): SignatureConclusion => ({
  indication: "TOTAL-PASSED",
  subIndication: null,
  form: "PAdES",
  profile: "B-LT",
  bestTime: { at: "2026-03-02T08:00:05.000Z", source: "timestamp" },
  claimedTime: "2026-03-02T08:00:00.000Z",
  qualification: "qualified",
  use: "signature",
  chain: [
    {
      ...{ subject: "ŽĄSINAS,JONAS", country: "LT", fingerprint: "a".repeat(64) },
      ...{ validFrom: "2025-01-01T00:00:00.000Z", validTo: "2030-01-01T00:00:00.000Z" },
    },
    issuer,
  ],
  anchor: {
    ...{ origin: "trusted_list", country: "EE", provider: "SK ID Solutions AS" },
    ...{ service: "EID-SK 2016", serviceType: "CA/QC", status: "granted" },
  },
  revocation: {
    ...{ status: "good", source: "ocsp", isEmbedded: true, producedAt: "2026-03-02T08:00:09.000Z" },
    ...{ revokedAt: null, reason: null },
  },
  timestamps: [
    {
      ...{ kind: "signature", at: "2026-03-02T08:00:05.000Z", authority: "DEMO TSA 2024" },
      ...{ indication: "TOTAL-PASSED", subIndication: null, isQualified: true, chain: [issuer] },
      anchor: {
        ...{ origin: "trusted_list", country: "EE", provider: "SK ID Solutions AS" },
        ...{ service: "TSA", serviceType: "TSA/QTST", status: "granted" },
      },
    },
  ],
  roles: [],
  productionPlace: null,
  algorithm: "RSA with SHA-256",
  counterSignatures: 0,
  evidenceRecords: 0,
  warnings: [],
  ...more,
});

let people = 0;

/** A signature that has passed, by another person each time. */
export const sampleSignature = (more: Partial<ValidatedSignature> = {}): ValidatedSignature => {
  const person = ++people;
  return {
    ...{ place: `Signature${person}`, kind: "ETSI.CAdES.detached" },
    signer: { commonName: "ŽĄSINAS,JONAS", givenName: "JONAS", surname: "ŽĄSINAS", country: "LT" },
    certificate: {
      ...{ issuer: "EID-SK 2016", issuerOrganization: "SK ID Solutions AS", issuerCountry: "EE" },
      ...{ serialNumber: "4f3a", fingerprint: String(person).padStart(64, "0"), level: "qualified" },
      ...{ validFrom: "2025-01-01T00:00:00.000Z", validTo: "2030-01-01T00:00:00.000Z" },
      ...{ use: "signature", method: "smartid", isSelfIssued: false, isTest: false },
    },
    ...{ signedAt: "2026-03-02T08:00:05.000Z", timeSource: "timestamp", timestampAuthority: "DEMO TSA 2024" },
    ...{ valid: true, faults: [], coversEverything: true, addedAfter: "nothing" },
    conclusion: sampleConclusion(),
    ...more,
  };
};

/** A signature in a report from before trust was judged. */
export const unjudgedSignature = (more: Partial<ValidatedSignature> = {}): ValidatedSignature => {
  const { conclusion: _, ...signature } = sampleSignature(more);
  return signature;
};

export const sampleReport = (
  signatures: ValidatedSignature[],
  more: Partial<ValidationReport> = {},
): ValidationReport => ({
  ...{ format: "pdf", checkedAt: "2026-03-02T09:00:00.000Z", sha256: "c".repeat(64), sizeBytes: 12_345 },
  ...{ problems: [], sourceIsPrefix: null, signatures, documentTimestamps: [], files: [] },
  ...more,
});

/** An evidence record that was renewed once, and that has passed up to a trusted list. */
export const sampleRecord = (more: Partial<DocumentTimestamp> = {}): DocumentTimestamp => ({
  ...{ place: "META-INF/evidencerecord.ers", authority: "DEMO TSA 2024", valid: true, faults: [] },
  ...{ stampedAt: "2026-03-02T08:00:05.000Z", coversEverything: true, addedAfter: null },
  conclusion: { ...sampleConclusion().timestamps[0]!, kind: "evidence_record" },
  evidenceRecord: { format: "RFC 4998", timestamps: 2, renewedAt: "2026-04-02T08:00:05.000Z" },
  ...more,
});
