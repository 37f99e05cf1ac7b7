import type { SubIndication } from "./signature-conclusion";
import type { SignatureFault } from "./signature-fault";
import type { ValidatedSignature } from "./validation-report";

/**
 * Whether a signature fits what it signs, apart from who vouches for its signer and when it was made: "failed" if it
 * was made for something else, "indeterminate" if that cannot be checked.
 */
export type Integrity = "passed" | "failed" | "indeterminate";

/** What is left of a signature when the content, the signature value or the certificate was exchanged. */
const broken = new Set<SignatureFault>([
  ...(["byte_range_malformed", "contents_mismatch", "cms_malformed", "content_type_wrong"] as const),
  ...(["document_changed", "signature_wrong", "signing_certificate_wrong", "xml_malformed"] as const),
  ...(["signed_properties_missing", "content_missing"] as const),
]);

/** What keeps the check from being made, or from proving anything. */
const unchecked = new Set<SignatureFault>([
  ...(["sub_filter_unsupported", "algorithm_unsupported", "weak_algorithm"] as const),
  ...(["signer_certificate_missing", "signing_certificate_missing", "reference_unknown"] as const),
]);

const failing = new Set<SubIndication>(["FORMAT_FAILURE", "HASH_FAILURE", "SIG_CRYPTO_FAILURE"]);
const open = new Set<SubIndication>(["SIGNED_DATA_NOT_FOUND", "NO_SIGNING_CERTIFICATE_FOUND", "GENERIC"]);

/**
 * The outcome of the cryptographic check of a signature: by its conclusion (format checking, identification of the
 * signing certificate, and cryptographic verification: ETSI EN 319 102-1, 5.2.2, 5.2.3 and 5.2.7), or by its faults
 * where a report has no conclusions.
 */
export function integrityOf({
  conclusion,
  faults,
}: Pick<ValidatedSignature, "conclusion" | "faults">): Integrity {
  if (conclusion) {
    const { subIndication } = conclusion;
    if (subIndication && failing.has(subIndication)) return "failed";
    return subIndication && open.has(subIndication) ? "indeterminate" : "passed";
  }
  if (faults.some((fault) => broken.has(fault))) return "failed";
  return faults.some((fault) => unchecked.has(fault)) ? "indeterminate" : "passed";
}
