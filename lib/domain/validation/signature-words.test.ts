import { describe, expect, test } from "vitest";
import en from "@/messages/en.json";
import { type SignatureConclusion, subIndications } from "./signature-conclusion";
import { concerns, qualificationOf, verdictOf } from "./signature-words";
import { sampleConclusion, sampleSignature, unjudgedSignature } from "./testing/sample-report";

const concluded = (more: Partial<SignatureConclusion>) =>
  sampleSignature({ conclusion: sampleConclusion(more) });

const sandbox = { ...sampleConclusion().anchor!, origin: "sandbox" as const };

describe("the verdict on a signature", () => {
  test("is good only if it has passed up to an anchor", () => {
    expect(verdictOf(concluded({}))).toEqual({ tone: "good", words: "passed", concern: undefined });
    expect(verdictOf(concluded({ anchor: null }))).toMatchObject({ tone: "unclear", words: "not_trusted" });
    expect(verdictOf(unjudgedSignature())).toMatchObject({ tone: "unclear", words: "not_judged" });
    for (const indication of ["INDETERMINATE", "TOTAL-FAILED"] as const)
      for (const subIndication of subIndications)
        expect(verdictOf(concluded({ indication, subIndication })).tone).not.toBe("good");
  });

  test("says that it is a test where the sandbox vouches, or a test certificate was used", () => {
    expect(verdictOf(concluded({ anchor: sandbox })).words).toBe("test");
    const certificate = { ...sampleSignature().certificate!, isTest: true };
    expect(verdictOf(sampleSignature({ certificate })).words).toBe("test");
  });

  test("calls a kind of signature that is not understood neither valid nor invalid", () => {
    const signature = sampleSignature({
      ...{ valid: false, faults: ["sub_filter_unsupported"] },
      conclusion: sampleConclusion({ indication: "INDETERMINATE", subIndication: "GENERIC" }),
    });
    expect(verdictOf(signature)).toMatchObject({ tone: "unclear", words: "not_understood" });
  });
});

test("every sub-indication, and every concern, has a sentence of its own", () => {
  const sentences = subIndications.map(
    (each) => en.verdicts.words[each.toLowerCase() as Lowercase<typeof each>],
  );
  expect(new Set(sentences).size).toBe(subIndications.length);
  expect(new Set(concerns.map((each) => en.verdicts.concerns[each])).size).toBe(concerns.length);
});

test("a level is shown only of a signature that has passed up to an anchor, and of the sandbox's as a test", () => {
  expect(qualificationOf(concluded({}))).toEqual({
    ...{ qualification: "qualified", use: "signature", isTest: false },
  });
  expect(qualificationOf(concluded({ anchor: sandbox }))).toMatchObject({ isTest: true });
  expect(qualificationOf(concluded({ anchor: null }))).toBeUndefined();
  expect(
    qualificationOf(concluded({ indication: "INDETERMINATE", subIndication: "NO_POE" })),
  ).toBeUndefined();
  expect(qualificationOf(concluded({ qualification: "none" }))).toBeUndefined();
  expect(qualificationOf(unjudgedSignature())).toBeUndefined();
});
