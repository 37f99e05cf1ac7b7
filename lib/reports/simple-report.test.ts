import { expect, test } from "vitest";
import {
  sampleConclusion,
  sampleRecord,
  sampleReport,
  sampleSignature,
  unjudgedSignature,
} from "@/lib/domain/validation/testing/sample-report";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { simpleReport } from "./simple-report";

const conclusionOf = (report: ValidationReport) => {
  const given = { report, fileName: "Contract.asice", language: "en" as const, timeZone: "UTC" };
  return simpleReport(given) as { validationReport: { validationConclusion: object } };
};

const sandbox = { ...sampleConclusion().anchor!, origin: "sandbox" as const };

test("a signature that has passed is reported as SiVa reports it", () => {
  const { validationReport } = conclusionOf(sampleReport([sampleSignature({ place: "S0" })]));
  expect(validationReport.validationConclusion).toMatchObject({
    ...{ signaturesCount: 1, validSignaturesCount: 1, validationTime: "2026-03-02T09:00:00Z" },
    validatedDocument: { filename: "Contract.asice", hashAlgo: "SHA256" },
    policy: { policyName: "Paraph" },
    signatures: [
      {
        ...{ id: "S0", indication: "TOTAL-PASSED", signatureFormat: "PAdES_BASELINE_LT" },
        ...{ signatureLevel: "QESIG", signedBy: "ŽĄSINAS, JONAS", errors: [], warnings: [] },
        signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        subjectDistinguishedName: { commonName: "ŽĄSINAS,JONAS", givenName: "JONAS", surname: "ŽĄSINAS" },
        claimedSigningTime: "2026-03-02T08:00:00Z",
        signatureScopes: [{ name: "Full PDF", scope: "FULL", content: "Full document" }],
        info: {
          bestSignatureTime: "2026-03-02T08:00:05Z",
          timestampCreationTime: "2026-03-02T08:00:05Z",
          ocspResponseCreationTime: "2026-03-02T08:00:09Z",
        },
        certificates: [{ type: "SIGNING", commonName: "ŽĄSINAS,JONAS" }],
      },
    ],
  });
});

test("a signature with a time-mark, a role and a place is reported with them", () => {
  const conclusion = sampleConclusion({
    ...{ form: "XAdES", profile: "LT_TM", roles: ["Director"], productionPlace: "Tartu" },
    bestTime: { at: "2026-03-02T08:00:09.000Z", source: "time_mark" },
  });
  const files = [{ name: "a.txt", sha256: "d".repeat(64), sizeBytes: 1 }];
  const report = sampleReport([sampleSignature({ conclusion })], { format: "asice", files });
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    signatureForm: "ASiC-E",
    signatures: [
      {
        signatureFormat: "XAdES_BASELINE_LT_TM",
        signatureScopes: [{ name: "a.txt", scope: "FULL" }],
        info: {
          bestSignatureTime: "2026-03-02T08:00:09Z",
          signerRole: [{ claimedRole: "Director" }],
          signatureProductionPlace: { city: "Tartu" },
        },
      },
    ],
  });
});

test("a file that is signed in part is reported as such, and one that is not signed is left out", () => {
  const file = { sha256: "d".repeat(64), sizeBytes: 1 };
  const files = [
    { name: "a.txt", ...file },
    { name: "b.xml", ...file, unsigned: "part" as const },
    { name: "c.xml", ...file, unsigned: "all" as const },
  ];
  const report = sampleReport([sampleSignature()], { format: "asice", files });
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    signatures: [
      {
        signatureScopes: [
          { name: "a.txt", scope: "FULL" },
          { name: "b.xml", scope: "PARTIAL" },
        ],
      },
    ],
  });
});

test("what has not passed has errors and no legal level, and counts as no valid signature", () => {
  const conclusion = sampleConclusion({ indication: "INDETERMINATE", subIndication: "NO_POE" });
  const report = sampleReport([sampleSignature({ conclusion }), unjudgedSignature()]);
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    validSignaturesCount: 0,
    signatures: [
      {
        ...{ indication: "INDETERMINATE", subIndication: "NO_POE", signatureLevel: "NA" },
        errors: [{ content: "Nothing proves that the signature was made while its certificate was valid." }],
      },
      { indication: "INDETERMINATE", signatureLevel: "NA", info: { bestSignatureTime: "" } },
    ],
  });
});

test("a signature of the sandbox has no legal level, and says that it is a test", () => {
  const report = sampleReport([sampleSignature({ conclusion: sampleConclusion({ anchor: sandbox }) })]);
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    signatures: [{ signatureLevel: "NA", warnings: [{ content: expect.stringContaining("it is a test") }] }],
  });
});

test("a time-stamp that has failed says how, and when it says it was made", () => {
  const [trusted] = sampleConclusion().timestamps;
  const failed = { ...trusted!, indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE" } as const;
  const stamp = { place: "t", authority: null, stampedAt: null, valid: false, conclusion: failed };
  const report = sampleReport([], {
    documentTimestamps: [
      { ...stamp, faults: ["timestamp_invalid"], coversEverything: true, addedAfter: null },
    ],
  });
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    timeStampTokens: [
      {
        ...{ indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE", signedBy: "DEMO TSA 2024" },
        signedTime: "2026-03-02T08:00:05Z",
      },
    ],
  });
});

test("a time-stamp over the files is a token of its own, with a verdict of its own", () => {
  const stamp = { authority: "TSA", stampedAt: "2026-03-02T08:00:05.000Z", valid: true, faults: [] };
  const [trusted] = sampleConclusion().timestamps;
  const untrusted = { ...trusted!, indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" };
  const report = sampleReport([], {
    ...{ format: "asice", containerKind: "asics", problems: ["no_signatures"] },
    documentTimestamps: [{ conclusion: trusted }, { conclusion: untrusted }, {}].map((more) => ({
      ...{ place: "t", ...stamp, coversEverything: true, addedAfter: null, ...more },
    })) as ValidationReport["documentTimestamps"],
  });
  const stated = { signedBy: "TSA", signedTime: "2026-03-02T08:00:05Z" };
  const { validationConclusion } = conclusionOf(report).validationReport;
  expect(validationConclusion).toMatchObject({
    ...{ signaturesCount: 0, signatures: [], signatureForm: "ASiC-S" },
    timeStampTokens: [
      { ...stated, indication: "TOTAL-PASSED", timestampLevel: "QTSA" },
      { ...stated, indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" },
      { ...stated, indication: "INDETERMINATE", timestampLevel: "NA" },
    ],
  });
});

test("an evidence record is named as one beside time-stamps", () => {
  const failed = sampleRecord({ valid: false, faults: ["record_content_missing"], conclusion: undefined });
  const report = sampleReport([], { format: "asice", documentTimestamps: [sampleRecord(), failed] });
  const evidenceRecord = { format: "RFC 4998", timestamps: 2 };
  const error = [{ content: "Not every file that it covers is in the container." }];
  expect(conclusionOf(report).validationReport.validationConclusion).toMatchObject({
    timeStampTokens: [
      { indication: "TOTAL-PASSED", signedTime: "2026-03-02T08:00:05Z", evidenceRecord },
      { indication: "INDETERMINATE", evidenceRecord, error },
    ],
  });
});
