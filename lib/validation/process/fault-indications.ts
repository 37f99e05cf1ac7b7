import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";

export type Outcome = Pick<SignatureConclusion, "indication" | "subIndication">;

export const passed: Outcome = { indication: "TOTAL-PASSED", subIndication: null };

const failed = (subIndication: Outcome["subIndication"]): Outcome => ({
  indication: "TOTAL-FAILED",
  subIndication,
});

/** The outcome of a signature that is neither proved nor refuted. */
export const indeterminate = (subIndication: Outcome["subIndication"]): Outcome => ({
  indication: "INDETERMINATE",
  subIndication,
});

/**
 * What each fault of format and cryptography means for the signature (ETSI EN 319 102-1, 5.2.2 to 5.2.7). Null: the
 * fault is one of time or trust, of which the process itself decides.
 */
const outcomes: Readonly<Record<SignatureFault, Outcome | null>> = {
  byte_range_malformed: failed("FORMAT_FAILURE"),
  contents_mismatch: failed("FORMAT_FAILURE"),
  cms_malformed: failed("FORMAT_FAILURE"),
  xml_malformed: failed("FORMAT_FAILURE"),
  signed_properties_missing: failed("FORMAT_FAILURE"),
  nothing_signed: failed("FORMAT_FAILURE"),
  record_malformed: failed("FORMAT_FAILURE"),
  record_mismatch: failed("HASH_FAILURE"),
  record_content_missing: indeterminate("SIGNED_DATA_NOT_FOUND"),
  content_type_wrong: failed("SIG_CRYPTO_FAILURE"),
  document_changed: failed("HASH_FAILURE"),
  signature_wrong: failed("SIG_CRYPTO_FAILURE"),
  sub_filter_unsupported: indeterminate("GENERIC"),
  algorithm_unsupported: indeterminate("GENERIC"),
  signer_certificate_missing: indeterminate("NO_SIGNING_CERTIFICATE_FOUND"),
  signing_certificate_wrong: indeterminate("NO_SIGNING_CERTIFICATE_FOUND"),
  signing_certificate_missing: indeterminate("SIG_CONSTRAINTS_FAILURE"),
  reference_unknown: indeterminate("SIGNED_DATA_NOT_FOUND"),
  content_missing: indeterminate("SIGNED_DATA_NOT_FOUND"),
  weak_algorithm: null,
  certificate_not_for_signing: null,
  certificate_not_valid_then: null,
  signing_time_missing: null,
  signing_time_in_future: null,
  timestamp_invalid: null,
};

/** The gravest outcome of faults: one that refutes the signature before one that leaves it open. */
export function outcomeOfFaults(faults: readonly SignatureFault[]): Outcome | undefined {
  const found = faults.flatMap((fault) => outcomes[fault] ?? []);
  return found.find(({ indication }) => indication === "TOTAL-FAILED") ?? found[0];
}
