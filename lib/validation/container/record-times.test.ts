import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { asicManifest, mimetypeOf } from "../testing/asic-parts";
import { makeRecord, type MadeRecord, recordName } from "../testing/made-record";
import { opensslSigner, signWithOpenssl } from "../testing/openssl-signer";
import { stampingBy } from "../testing/time-stamping-authority";
import { anchorsOf, listed, makeHolder, revocationList } from "../testing/test-pki";
import { validateForeign } from "../testing/validate-container";

const form = "RFC 4998";
const file = Buffer.from("Sutartis");
const now = new Date("2027-06-01T00:00:00Z");
const authority = await makeHolder("Authority", "authority", undefined);
const ended = await makeHolder("Old time-stamps", "stamping", authority, { to: "2022-01-01" });
const current = await makeHolder("Time-stamps", "stamping", authority);
const days = ["2022-01-01", "2022-02-01", "2023-02-01", "2024-02-01", "2025-02-01", "2027-06-01"];
const lists = await Promise.all(days.map((day) => revocationList(authority, day)));
const context = {
  anchors: anchorsOf(listed(authority, "TSA/QTST")),
  fetched: { certificates: [], revocation: lists },
};
const [early, late] = [stampingBy(ended), stampingBy(current)];

async function conclude(stamps: MadeRecord["stamps"]) {
  const record = await makeRecord({ form, files: [file], stamps });
  const content = { ...mimetypeOf("simple"), "a.txt": file, [recordName({ form })]: record };
  return (await validateForeign(content, now, context)).documentTimestamps[0];
}

const first = { stamp: early, at: "2021-01-01T00:00:00Z" };

test("a record passes whose first authority has ended, if it was renewed before", async () => {
  for (const renews of ["timestamp", "tree"] as const)
    expect(await conclude([first, { stamp: late, renews, at: "2021-12-01T00:00:00Z" }])).toMatchObject({
      ...{ authority: "Old time-stamps", stampedAt: "2021-01-01T00:00:00.000Z", valid: true },
      conclusion: { indication: "TOTAL-PASSED", kind: "evidence_record", isQualified: true },
    });
});

test("a record is not confirmed that was never renewed, or too late", async () => {
  const open = { valid: true, conclusion: { indication: "INDETERMINATE", isQualified: false } };
  expect(await conclude([first])).toMatchObject(open);
  const renewal = { stamp: late, renews: "timestamp" as const, at: "2023-01-01T00:00:00Z" };
  expect(await conclude([first, renewal])).toMatchObject(open);
});

test("a record is not confirmed while its last time-stamp is not, though the others are", async () => {
  const unknown = stampingBy(await makeHolder("Unknown", "stamping", undefined));
  const stamps = [
    { stamp: late, at: "2023-01-01T00:00:00Z" },
    { stamp: unknown, renews: "timestamp" as const, at: "2024-01-01T00:00:00Z" },
  ];
  expect(await conclude(stamps)).toMatchObject({
    conclusion: { indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND" },
  });
});

test("a time-stamp that is older than the one that it renews is in the wrong order", async () => {
  const stamps = [
    { stamp: late, at: "2023-01-01T00:00:00Z" },
    { stamp: late, renews: "timestamp" as const, at: "2022-01-01T00:00:00Z" },
  ];
  expect(await conclude(stamps)).toMatchObject({
    conclusion: { indication: "INDETERMINATE", subIndication: "TIMESTAMP_ORDER_FAILURE" },
  });
});

test("a record whose time-stamp is by a certificate that is not for time-stamping is invalid", async () => {
  const person = stampingBy(await makeHolder("Ona", "person", undefined));
  expect(await conclude([{ stamp: person }])).toMatchObject({ valid: false, faults: ["timestamp_invalid"] });
});

const signatureName = "META-INF/signature1.p7s";
const over = { "a.txt": file };

/** ASiC-E with CAdES, with a record over its signature and another one over that record. */
async function signed(change: Partial<MadeRecord> = {}) {
  const folder = await temporaryFolder();
  const manifest = asicManifest(signatureName, over);
  const signer = await opensslSigner(folder, "Ona");
  const signature = signWithOpenssl(folder, manifest, [signer], { isDetached: true });
  const stamps = [{ stamp: late, at: "2024-01-01T00:00:00Z" }];
  const record = await makeRecord({ form, files: [signature], stamps, ...change });
  const next = { stamp: late, at: "2025-01-01T00:00:00Z" };
  const second = await makeRecord({ form, files: [record], stamps: [next] });
  const [one, two] = [recordName({ form }, "1"), recordName({ form }, "2")];
  return validateForeign(
    {
      ...{ ...mimetypeOf("extended"), ...over, "META-INF/ASiCManifest1.xml": manifest },
      ...{ [signatureName]: signature, [one]: record, [two]: second },
      "META-INF/ASiCEvidenceRecordManifest1.xml": asicManifest(one, { [signatureName]: signature }),
      "META-INF/ASiCEvidenceRecordManifest2.xml": asicManifest(two, { [one]: record }),
    },
    now,
    context,
  );
}

test("records over a signature, and over one another, prove when it existed", async () => {
  const { signatures, documentTimestamps } = await signed();
  expect(documentTimestamps).toEqual([]);
  expect(signatures[0]?.conclusion).toMatchObject({
    bestTime: { at: "2024-01-01T00:00:00.000Z", source: "evidence_record" },
    timestamps: [
      { kind: "evidence_record", at: "2024-01-01T00:00:00.000Z", indication: "TOTAL-PASSED" },
      { kind: "evidence_record", at: "2025-01-01T00:00:00.000Z", indication: "TOTAL-PASSED" },
    ],
    ...{ evidenceRecords: 0, warnings: [] },
  });
});

test("a record over a signature that is not valid is told, and proves nothing", async () => {
  const { signatures, documentTimestamps } = await signed({ files: [file] });
  expect(documentTimestamps).toMatchObject([{ faults: ["record_mismatch"] }, { valid: true }]);
  expect(signatures[0]).toMatchObject({
    faults: expect.not.arrayContaining(["record_mismatch"]),
    conclusion: { bestTime: null, timestamps: [], warnings: ["evidence_record_ignored"] },
  });
});

test("a record over a signature that cannot be checked is counted", async () => {
  const { signatures } = await signed({ isEncrypted: true });
  expect(signatures[0]?.conclusion).toMatchObject({
    ...{ bestTime: null, evidenceRecords: 1, warnings: ["evidence_record_not_checked"] },
  });
});
