import { expect, test } from "vitest";
import { summarize } from "./report-summary";
import { sampleConclusion, sampleReport as report } from "./testing/sample-report";
import type { ValidationReport } from "./validation-report";

type Timestamp = ValidationReport["documentTimestamps"][number];

const [trusted] = sampleConclusion().timestamps;
const untrusted = { ...trusted!, indication: "INDETERMINATE" as const };
const stamped = (...timestamps: Partial<Timestamp>[]) =>
  summarize(
    report([], {
      problems: ["no_signatures"],
      documentTimestamps: timestamps.map((more) => ({ coversEverything: true, ...more }) as Timestamp),
    }),
  );

test.each([
  ["good", { valid: true, conclusion: trusted }, "unclear"],
  ["unclear", { valid: true, conclusion: untrusted }, "unclear"],
  ["unclear", { valid: true }, "unclear"],
  ["bad", { valid: false, conclusion: trusted }, "bad"],
  ["bad", { valid: true, conclusion: trusted, coversEverything: false }, "bad"],
] as const)(
  "a file with a time-stamp alone, a %s one, is not called signed: %j",
  (stamp, timestamp, tone) => {
    expect(stamped(timestamp)).toEqual({ kind: "stamped", tone, stamp });
  },
);

test("a time-stamp that was renewed may be invalid, if the last one is not", () => {
  expect(stamped({ valid: false }, { valid: true, conclusion: trusted })).toMatchObject({ stamp: "good" });
});

test("a container with an evidence record alone is neither signed nor wrong", () => {
  const problems = ["evidence_record_only" as const, "no_signatures" as const];
  expect(summarize(report([], { problems }))).toEqual({
    ...{ kind: "problem", tone: "unclear", problem: "evidence_record_only" },
  });
});
