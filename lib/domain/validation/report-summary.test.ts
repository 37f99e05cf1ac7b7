import { expect, test } from "vitest";
import type { ValidatedSignature, ValidationReport } from "./validation-report";
import { summarize } from "./report-summary";
import type { SignatureConclusion } from "./signature-conclusion";
import {
  sampleConclusion,
  sampleReport as report,
  sampleSignature as signature,
  unjudgedSignature,
} from "./testing/sample-report";

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

test("of a signature over what is not in the file it is said that something is missing, not that others are not", () => {
  const missing = concluded("SIGNED_DATA_NOT_FOUND");
  const detached = {
    ...missing,
    faults: ["content_missing" as const],
    coversEverything: false,
    addedAfter: null,
  };
  expect(summarize(report([detached], { format: "xml" }))).toMatchObject({ concern: "incomplete" });
  expect(summarize(report([detached], { format: "asice" }))).toMatchObject({ since: "files_not_covered" });
});

const concluded = (
  subIndication: SignatureConclusion["subIndication"],
  more: Partial<SignatureConclusion> = {},
): ValidatedSignature => {
  const indication = subIndication ? "INDETERMINATE" : "TOTAL-PASSED";
  return signature({ conclusion: sampleConclusion({ indication, subIndication, ...more }) });
};

test.each([
  ["HASH_FAILURE", "TOTAL-FAILED", "altered", "bad"],
  ["REVOKED", "TOTAL-FAILED", "revoked", "bad"],
  ["CHAIN_CONSTRAINTS_FAILURE", "TOTAL-FAILED", "not_valid", "bad"],
  ["CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "INDETERMINATE", "weak", "unclear"],
  ["SIGNED_DATA_NOT_FOUND", "INDETERMINATE", "incomplete", "unclear"],
  ["GENERIC", "INDETERMINATE", "not_understood", "unclear"],
] as const)("a signature with %s is the whole summary", (subIndication, indication, concern, tone) => {
  const worse = concluded(subIndication, { indication });
  expect(summarize(report([signature(), worse]))).toEqual({
    ...{ kind: "concern", tone, concern, count: 1, others: 0, total: 2 },
  });
});

test("a concern says how many signatures are of concern for another reason", () => {
  const forged = concluded("SIG_CRYPTO_FAILURE", { indication: "TOTAL-FAILED" });
  const altered = concluded("HASH_FAILURE", { indication: "TOTAL-FAILED" });
  const untrusted = concluded("NO_CERTIFICATE_CHAIN_FOUND");
  expect(summarize(report([forged, signature(), altered, untrusted]))).toMatchObject({
    ...{ concern: "altered", count: 1, others: 2, total: 4 },
  });
});

test.each([
  ["NO_CERTIFICATE_CHAIN_FOUND", "untrusted"],
  ["REVOKED_NO_POE", "revoked_perhaps"],
  ["TRY_LATER", "undecided"],
  ["OUT_OF_BOUNDS_NO_POE", "unprovable"],
] as const)(
  "a signature with %s is reported beside who signed, and is never good",
  (subIndication, concern) => {
    expect(summarize(report([concluded(subIndication), signature()]))).toMatchObject({
      ...{ kind: "signed", tone: "unclear", by: { people: 2 }, trust: { concern, count: 1, total: 2 } },
    });
  },
);

test("a change to the file is reported before a signature that proves nothing", () => {
  const weak = concluded("CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
  expect(summarize(report([{ ...weak, addedAfter: "other" }]))).toMatchObject({
    ...{ kind: "signed", tone: "bad", since: "changed_after", trust: { concern: "weak" } },
  });
});

test("a signature that passed without an anchor is never good", () => {
  const summary = summarize(report([concluded(null, { anchor: null })]));
  expect(summary).toMatchObject({ tone: "unclear", trust: { concern: "untrusted" } });
});

test("only the sandbox's anchor, or a test certificate, makes it a test", () => {
  const sandbox = { ...sampleConclusion().anchor!, origin: "sandbox" as const };
  expect(summarize(report([concluded(null, { anchor: sandbox })]))).toMatchObject({
    ...{ tone: "good", trust: { concern: "test" } },
  });
  expect(summarize(report([signature()]))).toMatchObject({ tone: "good", trust: undefined });
});

test("two certificates of one person count once", () => {
  const both = [signature({ person: 0, addedAfter: "signatures" }), signature({ person: 0 })];
  expect(summarize(report(both), 1)).toMatchObject({ by: { code: "all", people: 1 } });
});

test("a report from before trust was judged is never good", () => {
  expect(summarize(report([unjudgedSignature()]))).toMatchObject({
    ...{ kind: "signed", tone: "unclear", since: "unchanged", trust: { concern: "not_judged" } },
  });
});

test("in such a report an uncheckable signature is not called invalid, nor an invalid one uncheckable", () => {
  const open = unjudgedSignature({ valid: false, faults: ["sub_filter_unsupported"] });
  const wrong = unjudgedSignature({ valid: false, faults: ["document_changed"] });
  expect(summarize(report([open]))).toMatchObject({ kind: "none_checkable", tone: "unclear" });
  expect(summarize(report([wrong]))).toMatchObject({ kind: "none_valid", tone: "bad" });
  expect(summarize(report([open, wrong]))).toMatchObject({ kind: "none_valid" });
  expect(summarize(report([unjudgedSignature(), open]))).toMatchObject({
    kind: "some_valid",
    tone: "unclear",
  });
  expect(summarize(report([unjudgedSignature(), wrong]))).toMatchObject({ kind: "some_valid", tone: "bad" });
});

test("signatures that the file had before it was sent out count for nobody, and only their faults are told", () => {
  const before = (passed: boolean) =>
    ({ ...concluded(passed ? null : "NO_POE"), earlier: true, addedAfter: "other" }) as const;
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
  const own = unjudgedSignature({ certificate: { isSelfIssued: true } as ValidatedSignature["certificate"] });
  expect(summarize(report([own]))).toMatchObject({ tone: "unclear", by: { code: "unproven" } });
});

test("a problem that prevents any check is the whole summary", () => {
  expect(summarize(report([], { problems: ["digest_mismatch", "encrypted"] }))).toMatchObject({
    kind: "problem",
    problem: "encrypted",
    tone: "bad",
  });
});
