import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { subIndications } from "@/lib/domain/validation/signature-conclusion";
import {
  sampleConclusion,
  sampleRecord,
  sampleReport,
  sampleSignature,
  unjudgedSignature,
} from "@/lib/domain/validation/testing/sample-report";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { etsiReport } from "./etsi-report";

const run = promisify(execFile);
const schemas = path.resolve("lib/reports/fixtures/schemas");

/** Validates by the schema of ETSI TS 119 102-2. Rejects with what xmllint says against the report. */
async function validated(report: ValidationReport): Promise<string> {
  const xml = etsiReport({ report, fileName: "Contract.pdf", language: "en", timeZone: "UTC" });
  const file = path.join(await temporaryFolder(), "report.xml");
  await writeFile(file, xml);
  const schema = path.join(schemas, "TS119102-2-v141.xsd");
  const env = { ...process.env, XML_CATALOG_FILES: path.join(schemas, "catalog.xml") };
  await run("xmllint", ["--nonet", "--noout", "--schema", schema, file], { env });
  return xml;
}

const conclusion = sampleConclusion();
const [stamp] = conclusion.timestamps;
const times = (["content", "archive", "document", "time_mark", "evidence_record"] as const).map((kind) => ({
  ...stamp!,
  kind,
}));

test("a report with every kind of fact is valid by its schema", async () => {
  const signature = sampleSignature({
    conclusion: sampleConclusion({
      ...{ timestamps: [...conclusion.timestamps, ...times], roles: ["Director", "<b>&"] },
      ...{ productionPlace: "Vilnius", warnings: ["lists_stale"], counterSignatures: 1 },
    }),
  });
  const xml = await validated(sampleReport([signature]));
  expect(xml).toContain("urn:etsi:019102:mainindication:total-passed");
  expect(xml).toContain("urn:cef:dss:signatureQualification:QESig");
  expect(xml).toContain("<vr:Role>Director</vr:Role>");
});

test("a signature of a test says so", async () => {
  const sandbox = { ...conclusion.anchor!, origin: "sandbox" as const };
  const test = sampleSignature({ conclusion: sampleConclusion({ anchor: sandbox }) });
  expect(await validated(sampleReport([test]))).toContain("test_without_legal_effect");
  expect(await validated(sampleReport([sampleSignature()]))).not.toContain("test_without_legal_effect");
});

test("a time-stamp of a file without signatures is listed with its status, and proves a time if it has passed", async () => {
  const over = (more: Partial<ValidationReport["documentTimestamps"][number]>) =>
    sampleReport([], {
      format: "asice",
      documentTimestamps: [
        {
          ...{ place: "META-INF/timestamp.tst", authority: "TSA", stampedAt: stamp!.at, valid: true },
          ...{ faults: [], coversEverything: true, addedAfter: null, conclusion: stamp!, ...more },
        },
      ],
    });
  const passed = await validated(over({}));
  expect(passed).toContain("META-INF/timestamp.tst (TSA): TOTAL-PASSED<");
  expect(passed).toContain(`<vr:POETime>${stamp!.at}</vr:POETime>`);
  const failed = { ...stamp!, indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE" } as const;
  const broken = await validated(
    over({ valid: false, stampedAt: null, authority: null, conclusion: failed }),
  );
  expect(broken).toContain("META-INF/timestamp.tst (Unknown): TOTAL-FAILED, HASH_FAILURE<");
  expect(broken).not.toContain(stamp!.at);
});

test("every sub-indication is named by its URI, in a report that is valid by the schema", async () => {
  const signatures = subIndications.map((subIndication) =>
    sampleSignature({ conclusion: sampleConclusion({ indication: "INDETERMINATE", subIndication }) }),
  );
  const xml = await validated(sampleReport(signatures));
  for (const each of subIndications) expect(xml).toContain(`urn:etsi:019102:subindication:${each}<`);
  expect(xml).not.toContain("signatureQualification");
});

test("a revoked certificate is named with the time and the reason", async () => {
  const revocation = { ...conclusion.revocation!, status: "revoked" as const, reason: "keyCompromise" };
  const signature = sampleSignature({
    conclusion: sampleConclusion({
      ...{ indication: "TOTAL-FAILED", subIndication: "REVOKED" },
      revocation: { ...revocation, revokedAt: "2026-02-01T00:00:00.000Z" },
    }),
  });
  const xml = await validated(sampleReport([signature]));
  expect(xml).toContain("<vr:RevocationTime>2026-02-01T00:00:00.000Z</vr:RevocationTime>");
  expect(xml).toContain("urn:etsi:019102:revocationReason:keyCompromise");
});

test("reports without signatures, without conclusions and with a damaged signature are valid by the schema", async () => {
  await validated(sampleReport([], { problems: ["no_signatures"] }));
  const nameless = { signer: null, certificate: null, valid: false, faults: ["cms_malformed" as const] };
  const xml = await validated(sampleReport([unjudgedSignature(), unjudgedSignature(nameless)]));
  expect(xml).toContain("urn:etsi:019102:mainindication:indeterminate");
  expect(xml).toContain("urn:etsi:019102:mainindication:total-failed");
});

test("characters that XML cannot hold do not get into a report", async () => {
  const signer = { commonName: "Jonas\u0001\u202e & <Žąsinas>\ufffe" };
  expect(await validated(sampleReport([sampleSignature({ signer })]))).toContain(
    "Jonas &amp; &lt;Žąsinas&gt;",
  );
});

test("a time-stamp that has not passed is listed without a proof of existence", async () => {
  const [passed] = conclusion.timestamps;
  const kinds = ["signature", "archive", "evidence_record"] as const;
  const poesWith = async (indication: "TOTAL-PASSED" | "INDETERMINATE") => {
    const timestamps = kinds.map((kind) => ({ ...passed!, kind, indication, authority: kind }));
    const signature = sampleSignature({ conclusion: sampleConclusion({ timestamps, bestTime: null }) });
    const xml = await validated(sampleReport([signature]));
    expect(xml).toContain("urn:etsi:019102:validationObject:timestamp");
    return xml.match(/<vr:POETime>2026-03-02T08:00:05.000Z/g)?.length ?? 0;
  };
  expect(await poesWith("TOTAL-PASSED")).toBe(kinds.length);
  expect(await poesWith("INDETERMINATE")).toBe(0);
});

test("an evidence record is listed among the objects, with its time only where it has passed", async () => {
  const name = "META-INF/evidencerecord.ers (RFC 4998)";
  const failed = sampleRecord({ valid: false, faults: ["record_mismatch"], conclusion: undefined });
  const xml = await validated(sampleReport([], { documentTimestamps: [sampleRecord(), failed] }));
  expect(xml).toContain("urn:etsi:019102:validationObject:evidencerecord");
  expect(xml).toContain(`${name}: TOTAL-PASSED`);
  expect(xml.match(/<vr:POETime>2026-03-02T08:00:05.000Z/g)).toHaveLength(1);
  expect(xml).toContain(`${name}: record_mismatch`);
});
