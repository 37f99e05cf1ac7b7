import { describe, expect, test } from "vitest";
import type { QualificationCriteria } from "@/lib/domain/trust/trusted-service";
import {
  anything,
  period,
  qualified,
  qualify,
  service,
  withQualifiers,
  type Claims,
} from "../testing/qualify-certificate";

describe("a qualifier of the list goes before the certificate", () => {
  test.each<[string[], Claims, string]>([
    [["NotQualified"], qualified, "advanced signature"],
    [["QCStatement"], { device: true, types: ["signature"] }, "qualified signature"],
    [["QCStatement", "NotQualified"], qualified, "advanced signature"],
    [["QCWithQSCD"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCWithSSCD"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCQSCDManagedOnBehalf"], { compliant: true, types: ["signature"] }, "qualified signature"],
    [["QCNoQSCD"], qualified, "advanced_qc signature"],
    [["QCNoSSCD"], qualified, "advanced_qc signature"],
    [["QCNoQSCD", "QCWithQSCD"], qualified, "advanced_qc signature"],
    [["QCQSCDStatusAsInCert"], qualified, "qualified signature"],
    [["QCQSCDStatusAsInCert"], { ...qualified, device: false }, "advanced_qc signature"],
    [["QCForESig"], { compliant: true, device: true }, "qualified signature"],
    [["QCForESeal"], qualified, "qualified seal"],
    [["QCForLegalPerson"], { compliant: true, device: true }, "qualified seal"],
    [["QCForLegalPerson"], qualified, "qualified signature"],
    [["QCForWSA"], qualified, "advanced null"],
    [["QCForESig", "QCForESeal"], { ...qualified, types: ["seal"] }, "qualified seal"],
  ])("%s", async (qualifiers, claims, expected) => {
    expect(await qualify(claims, [service([withQualifiers(...qualifiers)])])).toBe(expected);
  });

  const notMet = { ...anything, keyUsage: [[{ bit: 0, value: true }]] };
  test.each<[string, Partial<QualificationCriteria>, boolean]>([
    [
      "the key usage",
      {
        keyUsage: [
          [
            { bit: 1, value: true },
            { bit: 0, value: false },
          ],
        ],
      },
      true,
    ],
    [
      "another key usage",
      {
        keyUsage: [
          [
            { bit: 0, value: true },
            { bit: 1, value: true },
          ],
        ],
      },
      false,
    ],
    ["all policies of a set", { policySets: [["1.2.3", "1.2.4"]] }, true],
    ["a part of the policies", { policySets: [["1.2.3", "1.2.5"]] }, false],
    ["an extended key usage", { extendedKeyUsages: [["1.3.6.1.5.5.7.3.4"]] }, true],
    ["another extended key usage", { extendedKeyUsages: [["1.3.6.1.5.5.7.3.8"]] }, false],
    ["an attribute of the subject", { subjectAttributes: [["2.5.4.97"]] }, true],
    ["another attribute of the subject", { subjectAttributes: [["2.5.4.4"]] }, false],
    ["all of two", { policySets: [["1.2.3"], ["1.2.5"]] }, false],
    ["one of two", { assert: "atLeastOne", policySets: [["1.2.3"], ["1.2.5"]] }, true],
    ["none of one", { assert: "none", policySets: [["1.2.3"]] }, false],
    ["none of another one", { assert: "none", policySets: [["1.2.5"]] }, true],
    ["at least one of nothing", { assert: "atLeastOne" }, false],
    ["criteria inside criteria", { nested: [{ ...anything, policySets: [["1.2.4"]] }] }, true],
    ["criteria inside criteria, not met", { policySets: [["1.2.3"]], nested: [notMet] }, false],
  ])("where its criteria are met: %s", async (_, criteria, isMet) => {
    const qualifications = [{ qualifiers: ["NotQualified"], criteria: { ...anything, ...criteria } }];
    const claims = { ...qualified, policies: ["1.2.3", "1.2.4"] };
    const expected = isMet ? "advanced signature" : "qualified signature";
    expect(await qualify(claims, [service([period({ qualifications })])])).toBe(expected);
  });
});
