import { expect, test } from "vitest";
import { summarize } from "./report-summary";
import { sampleConclusion, sampleReport as report } from "./testing/sample-report";
import type { ValidationReport } from "./validation-report";

type Timestamp = ValidationReport["documentTimestamps"][number];

type Faults = Timestamp["faults"];

const [trusted] = sampleConclusion().timestamps;
const untrusted = { ...trusted!, indication: "INDETERMINATE" as const };
const stamped = (...timestamps: Partial<Timestamp>[]) => stampedOver([{ unsigned: "all" }], ...timestamps);

const stampedOver = (files: { unsigned: "all" | "part" }[], ...timestamps: Partial<Timestamp>[]) =>
  summarize(
    report([], {
      problems: ["no_signatures"],
      files: files.map((file) => ({ name: "a.xml", sha256: "", sizeBytes: 1, ...file })),
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
  expect(stamped({ valid: false }, { valid: true, conclusion: trusted })).toMatchObject({
    ...{ stamp: "good", invalid: 1 },
  });
});

const record = { format: "RFC 4998" as const, timestamps: 1 };

test.each([
  ["good", "checked", { valid: true, conclusion: trusted }],
  ["unclear", "checked", { valid: true, conclusion: untrusted }],
  ["unclear", "unchecked", { valid: false, faults: ["algorithm_unsupported" as const] }],
  ["unclear", "unchecked", { valid: false, faults: ["record_content_missing" as const] }],
  ["bad", "checked", { valid: false, faults: ["record_mismatch" as const] }],
  ["bad", "checked", { valid: false, faults: ["algorithm_unsupported", "timestamp_invalid"] as Faults }],
  ["bad", "part", { valid: true, conclusion: trusted, coversEverything: false }],
] as const)(
  "a file with an evidence record alone, a %s one that is %s, says that it is one",
  (stamp, check, given) => {
    const isWhole = given.valid || check === "part";
    const summary = stamped({ coversEverything: isWhole, ...given, evidenceRecord: record } as Timestamp);
    const tone = stamp === "bad" ? "bad" : "unclear";
    expect(summary).toEqual({ kind: "stamped", tone, stamp, record: check });
  },
);

test("an evidence record that leaves out part of a file is not confirmed, and one that leaves out a file is bad", () => {
  const part = { valid: true, conclusion: trusted, coversEverything: false, evidenceRecord: record };
  const summaryOf = (unsigned: "all" | "part") => stampedOver([{ unsigned }], part);
  expect(summaryOf("part")).toEqual({ kind: "stamped", tone: "unclear", stamp: "unclear", record: "part" });
  expect(summaryOf("all")).toMatchObject({ tone: "bad", stamp: "bad", record: "part" });
});

test("a time-stamp over a file that is missing is not said to match", () => {
  const open = { ...untrusted, subIndication: "SIGNED_DATA_NOT_FOUND" as const };
  expect(stamped({ valid: false, conclusion: open })).toMatchObject({ stamp: "bad" });
});

test("a time-stamp that is valid goes before an evidence record that is not", () => {
  const broken = { valid: false, faults: ["record_mismatch"] as Faults, evidenceRecord: record };
  expect(stamped({ valid: true, conclusion: trusted }, broken)).toEqual({
    ...{ kind: "stamped", tone: "unclear", stamp: "good", invalid: 1 },
  });
});

test("an earlier report of a container with an evidence record alone is neither signed nor wrong", () => {
  const problems = ["evidence_record_only" as const, "no_signatures" as const];
  expect(summarize(report([], { problems }))).toEqual({
    ...{ kind: "problem", tone: "unclear", problem: "evidence_record_only" },
  });
});
