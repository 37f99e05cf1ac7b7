import { isUncheckable } from "./uncheckable";
import type { Indication, Qualification, SubIndication } from "./signature-conclusion";
import type { SignatureFault } from "./signature-fault";
import type { ValidatedSignature } from "./validation-report";

/** "good" is said only of a signature that has passed up to an anchor. */
export type Tone = "good" | "unclear" | "bad";

/** The tone of a status by itself. A signature that has passed needs an anchor too to be good. */
export const indicationTones = {
  "TOTAL-PASSED": "good",
  INDETERMINATE: "unclear",
  "TOTAL-FAILED": "bad",
} as const satisfies Record<Indication, Tone>;

/**
 * The possible verdicts on a signature; each has a sentence of its own. "not_judged": a report from before trust was
 * judged; "not_valid": the same, with faults; "not_trusted": passed without an anchor, which proves nothing.
 */
type SignatureWords =
  | ("passed" | "test" | "not_trusted" | "not_understood" | "not_judged" | "not_valid" | "nothing_signed")
  | Lowercase<SubIndication>;

/**
 * What concerns a whole file because of a signature, worst first. Those before "revoked_perhaps" are certain; the
 * others leave open whether the signature is valid.
 */
export const concerns = [
  ...(["altered", "damaged", "nothing_signed", "revoked", "not_valid"] as const),
  ...(["incomplete", "not_understood", "weak"] as const),
  ...([
    "revoked_perhaps",
    "untrusted",
    "unsuitable",
    "unprovable",
    "undecided",
    "not_judged",
    "test",
  ] as const),
] as const;

export type Concern = (typeof concerns)[number];

export type SignatureVerdict = {
  tone: Tone;
  words: SignatureWords;
  /** Undefined only for a signature that has passed, and not in a test. */
  concern: Concern | undefined;
};

const concernOf: Record<SubIndication, Concern> = {
  FORMAT_FAILURE: "damaged",
  HASH_FAILURE: "altered",
  SIG_CRYPTO_FAILURE: "damaged",
  REVOKED: "revoked",
  EXPIRED: "unprovable",
  NOT_YET_VALID: "unprovable",
  SIG_CONSTRAINTS_FAILURE: "unsuitable",
  CHAIN_CONSTRAINTS_FAILURE: "unsuitable",
  CERTIFICATE_CHAIN_GENERAL_FAILURE: "untrusted",
  CRYPTO_CONSTRAINTS_FAILURE: "weak",
  TIMESTAMP_ORDER_FAILURE: "unprovable",
  NO_SIGNING_CERTIFICATE_FOUND: "incomplete",
  NO_CERTIFICATE_CHAIN_FOUND: "untrusted",
  REVOKED_NO_POE: "revoked_perhaps",
  REVOKED_CA_NO_POE: "revoked_perhaps",
  OUT_OF_BOUNDS_NOT_REVOKED: "unprovable",
  OUT_OF_BOUNDS_NO_POE: "unprovable",
  REVOCATION_OUT_OF_BOUNDS_NO_POE: "unprovable",
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: "weak",
  NO_POE: "unprovable",
  TRY_LATER: "undecided",
  SIGNED_DATA_NOT_FOUND: "incomplete",
  GENERIC: "not_understood",
};

/** The verdict on a signature: its tone, its words, and its consequence for the file. */
export function verdictOf(
  signature: Pick<ValidatedSignature, "conclusion" | "valid" | "faults" | "certificate">,
): SignatureVerdict {
  const { conclusion, valid } = signature;
  if (isUncheckable(signature))
    return { tone: "unclear", words: "not_understood", concern: "not_understood" };
  if (signature.faults.includes("nothing_signed"))
    return { tone: "bad", words: "nothing_signed", concern: "nothing_signed" };
  if (!conclusion)
    return valid
      ? { tone: "unclear", words: "not_judged", concern: "not_judged" }
      : { tone: "bad", words: "not_valid", concern: "not_valid" };
  const { indication, subIndication } = conclusion;
  if (indication === "TOTAL-PASSED") {
    if (!conclusion.anchor) return { tone: "unclear", words: "not_trusted", concern: "untrusted" };
    return isTest(signature)
      ? { tone: "good", words: "test", concern: "test" }
      : { tone: "good", words: "passed", concern: undefined };
  }
  const words = (subIndication ?? "GENERIC").toLowerCase() as Lowercase<SubIndication>;
  const concern = concernOf[subIndication ?? "GENERIC"];
  if (indication === "INDETERMINATE") return { tone: "unclear", words, concern };
  return { tone: "bad", words, concern: concerns.indexOf(concern) < firstOpen ? concern : "not_valid" };
}

/** Faults that the words for a signature already name. */
const toldBy: Partial<Record<SignatureWords, readonly SignatureFault[]>> = {
  not_understood: ["sub_filter_unsupported", "algorithm_unsupported"],
  nothing_signed: ["nothing_signed"],
  hash_failure: ["document_changed"],
  sig_crypto_failure: ["signature_wrong"],
  signed_data_not_found: ["reference_unknown", "content_missing"],
  no_signing_certificate_found: ["signer_certificate_missing"],
  expired: ["certificate_not_valid_then"],
  not_yet_valid: ["certificate_not_valid_then"],
  out_of_bounds_not_revoked: ["certificate_not_valid_then"],
  out_of_bounds_no_poe: ["certificate_not_valid_then"],
  crypto_constraints_failure: ["weak_algorithm"],
  crypto_constraints_failure_no_poe: ["weak_algorithm"],
};

/** Notes on a signature besides its verdict; none for a good one. */
export function furtherFaults(
  signature: Pick<ValidatedSignature, "conclusion" | "valid" | "faults" | "certificate">,
): SignatureFault[] {
  const { tone, words } = verdictOf(signature);
  return tone === "good" ? [] : signature.faults.filter((fault) => !toldBy[words]?.includes(fault));
}

const firstOpen = concerns.indexOf("incomplete");

/** Whether only a test authority vouches for the signer. */
const isTest = ({ conclusion, certificate }: Pick<ValidatedSignature, "conclusion" | "certificate">) =>
  conclusion?.anchor?.origin === "sandbox" || certificate?.isTest === true;

/** The level of a signature in law. It is shown only if the signature has passed up to an anchor. */
export type ToldQualification = {
  qualification: Exclude<Qualification, "none">;
  use: "signature" | "seal";
  isTest: boolean;
};

/** The level of a signature in law; undefined where no list vouches for one. */
export function qualificationOf(signature: ValidatedSignature): ToldQualification | undefined {
  const { conclusion } = signature;
  if (!conclusion || conclusion.qualification === "none" || verdictOf(signature).tone !== "good")
    return undefined;
  const { qualification, use } = conclusion;
  return { qualification, use: use ?? "signature", isTest: isTest(signature) };
}
