import { expect, test } from "vitest";
import type { ValidationReport } from "../validation/validation-report";
import { forbidsSigning, isSignedBefore, unsignedReport } from "./signed-source";

const unsigned = unsignedReport({ kind: "pdf", sha256: "aa", sizeBytes: 1, now: new Date(0) });
const certified = (permission: 1 | 2 | 3): ValidationReport => ({
  ...unsigned,
  certification: { permission },
});
const pdf = (validationReport: ValidationReport | null) => ({ kind: "pdf" as const, validationReport });

test("a PDF that is certified without any permitted change cannot be signed; others can", () => {
  expect(forbidsSigning([pdf(certified(1))])).toBe(true);
  for (const report of [certified(2), certified(3), unsigned, null])
    expect(forbidsSigning([pdf(report)])).toBe(false);
});

test("in a container any certified PDF can be signed, because it stays as it is", () => {
  expect(forbidsSigning([pdf(certified(1)), pdf(unsigned)])).toBe(false);
});

test("an unsigned report says so, and a certified file counts as signed before", () => {
  expect(unsigned).toMatchObject({ format: "pdf", problems: ["no_signatures"] });
  expect(isSignedBefore(unsigned)).toBe(false);
  expect(isSignedBefore(certified(2))).toBe(true);
});
