import { expect, test } from "vitest";
import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import {
  sampleConclusion,
  sampleReport,
  sampleSignature,
  unjudgedSignature,
} from "@/lib/domain/validation/testing/sample-report";
import { levelShortfall } from "./level-shortfall";

const signed = (more: Partial<SignatureConclusion>) =>
  sampleSignature({ conclusion: sampleConclusion(more) });
const qualified = signed({ qualification: "qualified" });
const withCertificate = signed({ qualification: "advanced_qc" });
const seal = signed({ qualification: "advanced", use: "seal" });

test("the shortfall names the required level, and each lower one once", () => {
  const report = sampleReport([qualified, withCertificate, withCertificate, seal]);
  expect(levelShortfall(report, "qualified")).toEqual({
    required: "qualified",
    found: [
      { qualification: "advanced_qc", use: "signature", isTest: false },
      { qualification: "advanced", use: "seal", isTest: false },
    ],
  });
  expect(levelShortfall(report, "advanced_qc")?.found).toMatchObject([{ qualification: "advanced" }]);
});

test("a signature that has not passed, or has no level, proves none", () => {
  const undecided = signed({ indication: "INDETERMINATE", subIndication: "TRY_LATER" });
  const report = sampleReport([undecided, signed({ qualification: "none" }), unjudgedSignature()]);
  expect(levelShortfall(report, "qualified")?.found).toEqual(["unproven"]);
});

test("there is no shortfall where the portal requires less than it did, or the file had the signature before", () => {
  expect(levelShortfall(sampleReport([withCertificate]), "advanced_qc")).toBeUndefined();
  expect(levelShortfall(sampleReport([withCertificate]), null)).toBeUndefined();
  const earlier = { ...seal, earlier: true as const };
  expect(levelShortfall(sampleReport([qualified, earlier]), "qualified")).toBeUndefined();
});
