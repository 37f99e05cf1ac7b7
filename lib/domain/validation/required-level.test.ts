import { expect, test } from "vitest";
import { levelObstacle, withRequiredLevel } from "./required-level";
import type { SignatureConclusion } from "./signature-conclusion";
import { sampleConclusion, sampleReport, sampleSignature } from "./testing/sample-report";

const signed = (more: Partial<SignatureConclusion>) =>
  sampleSignature({ conclusion: sampleConclusion(more) });
const problemsOf = (
  required: Parameters<typeof withRequiredLevel>[1],
  ...signatures: ReturnType<typeof signed>[]
) => withRequiredLevel(sampleReport(signatures), required).problems;

const qualified = signed({ qualification: "qualified" });
const advanced = signed({ qualification: "advanced_qc" });

test("without a requirement any signature is accepted", () => {
  expect(problemsOf(null, signed({ indication: "INDETERMINATE", qualification: "none" }))).toEqual([]);
});

test("every signature must reach the required level", () => {
  expect(problemsOf("qualified", qualified)).toEqual([]);
  expect(problemsOf("qualified", qualified, advanced)).toEqual(["level_too_low"]);
  expect(problemsOf("advanced_qc", qualified, advanced)).toEqual([]);
  expect(problemsOf("advanced_qc", signed({ qualification: "advanced" }))).toEqual(["level_too_low"]);
});

test("a level counts only for a signature that has passed", () => {
  const undecided = signed({ indication: "INDETERMINATE", subIndication: "TRY_LATER" });
  expect(problemsOf("qualified", undecided)).toEqual(["level_too_low"]);
});

test("signatures that the file had before it was sent out need no level", () => {
  const earlier = { ...signed({ qualification: "none" }), earlier: true as const };
  expect(problemsOf("qualified", qualified, earlier)).toEqual([]);
});

test.each([
  [null, { usesSandbox: true, hasLists: false }, undefined],
  ["advanced_qc", { usesSandbox: true, hasLists: true }, "test_signatures"],
  ["qualified", { usesSandbox: false, hasLists: false }, "no_lists"],
  ["qualified", { usesSandbox: false, hasLists: true }, undefined],
] as const)("a portal that requires %s of %o is told the obstacle %s", (requiredLevel, trust, obstacle) => {
  expect(levelObstacle({ requiredLevel, ...trust })).toBe(obstacle);
});
