import { expect, test } from "vitest";
import type { ValidatedCertificate, ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { findSignatureProblems } from "./signature-problems";

const signature = (signedAt: string, { isTest }: { isTest: boolean }): ValidatedSignature => ({
  ...{ place: "Signature", kind: "ETSI.CAdES.detached", signer: null, timestampAuthority: null },
  certificate: { fingerprint: "a1b2", isTest } as ValidatedCertificate,
  ...{ signedAt, timeSource: "timestamp", valid: true, faults: [] },
  ...{ coversEverything: false, addedAfter: "signatures" },
});

const [morning, noon] = ["2026-03-02T08:00:00.000Z", "2026-03-02T12:00:00.000Z"];

test("two signatures by one certificate are one person's", () => {
  const twice = [morning, noon].map((at) => signature(at, { isTest: false }));
  expect(findSignatureProblems(twice, { signerCount: 2 })).toEqual(["too_few_signatures"]);
});

test("two people whom a test authority gave one certificate are told apart by the time", () => {
  const two = [morning, noon].map((at) => signature(at, { isTest: true }));
  expect(findSignatureProblems(two, { signerCount: 2 })).toEqual([]);
});

test("a copy of a signature by a test certificate is no second person's", () => {
  const copied = [morning, morning].map((at) => signature(at, { isTest: true }));
  expect(findSignatureProblems(copied, { signerCount: 2 })).toEqual(["too_few_signatures"]);
});
