import { expect, test } from "vitest";
import { integrityOf } from "./integrity";
import type { SignatureConclusion } from "./signature-conclusion";
import type { SignatureFault } from "./signature-fault";

test.each<[SignatureFault[], string]>([
  [[], "passed"],
  [["certificate_not_valid_then", "timestamp_invalid"], "passed"],
  [["weak_algorithm"], "indeterminate"],
  [["reference_unknown"], "indeterminate"],
  [["weak_algorithm", "document_changed"], "failed"],
])("the faults %j leave a signature's integrity %s", (faults, integrity) => {
  expect(integrityOf({ faults })).toBe(integrity);
});

test.each<[SignatureConclusion["subIndication"], string]>([
  [null, "passed"],
  ["REVOKED", "passed"],
  ["CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "passed"],
  ["HASH_FAILURE", "failed"],
  ["SIGNED_DATA_NOT_FOUND", "indeterminate"],
])("the conclusion %s, whatever the faults, says that integrity is %s", (subIndication, integrity) => {
  const conclusion = { subIndication } as SignatureConclusion;
  expect(integrityOf({ conclusion, faults: ["weak_algorithm"] })).toBe(integrity);
});
