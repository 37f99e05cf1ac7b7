import { expect, test } from "vitest";
import type { ValidationReport } from "../validation/validation-report";
import { canSignOn, signersToAskAgain } from "./send-again";

const signed = { name: "Ona", signedAt: new Date("2026-11-24T10:00:00Z") };
const [jonas, petras] = [
  { name: "Jonas", signedAt: null },
  { name: "Petras", signedAt: null },
];

test("if signatures are kept, the signers who had not signed are asked again", () => {
  expect(signersToAskAgain([jonas, signed, petras], { canKeep: true })).toEqual([jonas, petras]);
});

test.each([
  ["nothing is kept", [jonas, signed], false],
  ["nobody had signed", [jonas, petras], true],
  ["everybody had signed", [signed], true],
] as const)("if %s, all signers are asked again", (_, asked, canKeep) => {
  expect(signersToAskAgain([...asked], { canKeep })).toEqual(asked);
});

test("only what passed its check can be signed on", () => {
  const report = { format: "pdf", problems: [] as string[] } as ValidationReport;
  expect(canSignOn(report)).toBe(true);
  expect(canSignOn({ ...report, problems: ["signature_invalid"] })).toBe(false);
  expect(canSignOn({ ...report, format: "asice" })).toBe(false);
  expect(canSignOn(null)).toBe(false);
});
