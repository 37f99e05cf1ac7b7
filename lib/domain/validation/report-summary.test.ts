import { expect, test } from "vitest";
import type { ValidatedSignature, ValidationReport } from "./validation-report";
import { summarize } from "./report-summary";

let people = 0;

const signature = (more: Partial<ValidatedSignature> = {}) =>
  ({
    ...{ valid: true, faults: [], coversEverything: true, addedAfter: "nothing" },
    certificate: { fingerprint: String(++people), isSelfIssued: false },
    ...more,
  }) as ValidatedSignature;

const report = (signatures: ValidatedSignature[], more: Partial<ValidationReport> = {}) =>
  ({
    format: "pdf",
    problems: [],
    signatures,
    documentTimestamps: [],
    ...more,
  }) as unknown as ValidationReport;

const earlier = signature({ coversEverything: false, addedAfter: "signatures" });

test("tells whether all invited people have signed, some of them, or more than were invited", () => {
  const both = report([earlier, signature()]);
  expect(summarize(both, 2)).toMatchObject({ tone: "good", by: { code: "all" }, since: "unchanged" });
  expect(summarize(both, 3)).toMatchObject({ by: { code: "part", people: 2, invited: 3 } });
  expect(summarize(both, 1)).toMatchObject({ by: { code: "people", people: 2 } });
  expect(summarize(both)).toMatchObject({ by: { code: "people", people: 2 } });
});

test("a person who signed twice counts once", () => {
  const [one] = [signature()];
  expect(summarize(report([{ ...one!, addedAfter: "signatures" }, one!]), 1)).toMatchObject({
    by: { code: "all", people: 1 },
  });
});

test.each([
  [["signatures", "nothing"], "unchanged", "good"],
  [["signatures", "signatures"], "evidence_added", "good"],
  [["other", "nothing"], "changed_between", "bad"],
  [["other", "other"], "changed_after", "bad"],
  [["unknown", "nothing"], "unknown_between", "unclear"],
  [["unknown", "unknown"], "unknown_after", "unclear"],
  [["unknown", "signatures"], "unknown_after", "unclear"],
  [["other", "unknown"], "changed_after", "bad"],
  [["not_permitted", "nothing"], "not_permitted", "bad"],
  [["form_filled", "nothing"], "form_filled", "unclear"],
  [["form_filled", "form_filled"], "form_filled", "unclear"],
  [["annotated", "form_filled"], "annotated", "unclear"],
  [["looks_same", "annotated"], "looks_same", "unclear"],
  [["looks_same", "unknown"], "unknown_after", "unclear"],
] as const)("with %j added after its signatures, the file is %s", (additions, since, tone) => {
  const signatures = additions.map((addedAfter) => signature({ addedAfter }));
  expect(summarize(report(signatures))).toMatchObject({ since, tone });
});

test.each([
  [2, "form_permitted", "good"],
  [3, "form_permitted", "good"],
  [1, "form_filled", "unclear"],
] as const)("a form that was filled in after certification with P=%d is %s", (permission, since, tone) => {
  const filled = report([signature({ addedAfter: "form_filled" })], { certification: { permission } });
  expect(summarize(filled)).toMatchObject({ since, tone });
});

test("a time-stamp after the last signature seals the file if it is valid", () => {
  const stamp = { valid: true, addedAfter: "nothing" };
  const stamped = (more: object) =>
    report([earlier], {
      documentTimestamps: [{ ...stamp, ...more }] as ValidationReport["documentTimestamps"],
    });
  expect(summarize(stamped({}))).toMatchObject({ since: "unchanged" });
  expect(summarize(stamped({ valid: false }))).toMatchObject({ since: "stamp_invalid", tone: "bad" });
});

test("a container is unchanged only if every signature covers every file", () => {
  const part = signature({ coversEverything: false, addedAfter: null });
  const whole = signature({ addedAfter: null });
  expect(summarize(report([whole], { format: "asice" }))).toMatchObject({ since: "unchanged" });
  expect(summarize(report([whole, part], { format: "asice" }))).toMatchObject({ since: "files_not_covered" });
});

test("a signature that cannot be checked is not called invalid, and an invalid one never uncheckable", () => {
  const open = signature({ valid: false, faults: ["sub_filter_unsupported"] });
  const wrong = signature({ valid: false, faults: ["document_changed"] });
  expect(summarize(report([open]))).toMatchObject({ kind: "none_checkable", tone: "unclear" });
  expect(summarize(report([wrong]))).toMatchObject({ kind: "none_valid", tone: "bad" });
  expect(summarize(report([open, wrong]))).toMatchObject({ kind: "none_valid" });
  expect(summarize(report([signature(), open]))).toMatchObject({ kind: "some_valid", tone: "unclear" });
  expect(summarize(report([signature(), wrong]))).toMatchObject({ kind: "some_valid", tone: "bad" });
});

test("signatures that the file had before it was sent out count for nobody, and only their faults are told", () => {
  const before = (valid: boolean) => signature({ earlier: true, valid, addedAfter: "other" });
  expect(summarize(report([before(true), signature()]), 1)).toMatchObject({
    ...{ tone: "good", by: { code: "all", people: 1 }, since: "unchanged", earlier: "valid" },
  });
  expect(summarize(report([before(false), signature()]), 1)).toMatchObject({
    ...{ tone: "unclear", by: { code: "all", people: 1 }, since: "unchanged", earlier: "not_all_valid" },
  });
});

test("a certificate of another person, or a self-signed one, never makes a good summary", () => {
  const differences = [{ kind: "name" as const, invited: ["Ona"], signedAs: ["Petras"] }];
  expect(summarize(report([signature()], { differences }), 1)).toMatchObject({
    tone: "bad",
    by: { code: "others" },
  });
  const own = signature({ certificate: { isSelfIssued: true } as ValidatedSignature["certificate"] });
  expect(summarize(report([own]))).toMatchObject({ tone: "unclear", by: { code: "unproven" } });
});

test("a problem that prevents any check is the whole summary", () => {
  expect(summarize(report([], { problems: ["digest_mismatch", "encrypted"] }))).toMatchObject({
    kind: "problem",
    problem: "encrypted",
    tone: "bad",
  });
});
