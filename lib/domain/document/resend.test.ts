import { expect, test } from "vitest";
import type { ValidationReport } from "../validation/validation-report";
import { canContinueSigning, signersToResendTo } from "./resend";

const signed = { name: "Ona", signedAt: new Date("2026-11-24T10:00:00Z") };
const [jonas, petras] = [
  { name: "Jonas", signedAt: null },
  { name: "Petras", signedAt: null },
];

test("if signatures are kept, only the signers who had not signed are asked once more", () => {
  expect(signersToResendTo([jonas, signed, petras], { canKeep: true })).toEqual([jonas, petras]);
});

test.each([
  ["nothing is kept", [jonas, signed], false],
  ["nobody had signed", [jonas, petras], true],
  ["everybody had signed", [signed], true],
] as const)("if %s, all signers are asked again", (_, signers, canKeep) => {
  expect(signersToResendTo([...signers], { canKeep })).toEqual(signers);
});

test("signing can continue only from a PDF that passed its validation", () => {
  const report = { format: "pdf", problems: [] as string[] } as ValidationReport;
  expect(canContinueSigning(report)).toBe(true);
  expect(canContinueSigning({ ...report, problems: ["signature_invalid"] })).toBe(false);
  expect(canContinueSigning({ ...report, format: "asice" })).toBe(false);
  expect(canContinueSigning(null)).toBe(false);
});
