import { expect, test } from "vitest";
import { summarize } from "./report-summary";
import { sampleReport as report } from "./testing/sample-report";
import type { ValidationReport } from "./validation-report";

test("a file with a time-stamp alone is not called signed", () => {
  const stamp = { valid: true, coversEverything: true } as ValidationReport["documentTimestamps"][number];
  const stamped = (valid: boolean) =>
    report([], { problems: ["no_signatures"], documentTimestamps: [{ ...stamp, valid }] });
  expect(summarize(stamped(true))).toEqual({ kind: "stamped", tone: "unclear", isValid: true });
  expect(summarize(stamped(false))).toEqual({ kind: "stamped", tone: "bad", isValid: false });
});

test("a time-stamp that was renewed may be invalid, if the last one is not", () => {
  const stamp = { coversEverything: true } as ValidationReport["documentTimestamps"][number];
  const documentTimestamps = [
    { ...stamp, valid: false },
    { ...stamp, valid: true },
  ];
  expect(summarize(report([], { problems: ["no_signatures"], documentTimestamps }))).toMatchObject({
    isValid: true,
  });
});

test("a container with an evidence record alone is neither signed nor wrong", () => {
  const problems = ["evidence_record_only" as const, "no_signatures" as const];
  expect(summarize(report([], { problems }))).toEqual({
    ...{ kind: "problem", tone: "unclear", problem: "evidence_record_only" },
  });
});
