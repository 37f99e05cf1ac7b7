/** Why a signing stopped or waits. Stored as a code, so that its words can be in any language. */
export type SigningReasonCode =
  | "gateway_unavailable"
  | "gateway_forbidden"
  | "gateway_refused"
  | "gateway_refused_later"
  | "gateway_unknown_answer"
  | "gateway_forgot"
  | "file_not_fetched"
  | "signed_file_rejected"
  | "internal_fault";

export type SigningReason = {
  code: SigningReasonCode;
  /** The fields that the gateway refused, in its notation, as `[signers][0][phone]`. */
  fields?: string[];
};

/** Entries of a signer that the gateway can refuse, by its names. */
const refusableFields = [
  "name",
  "surname",
  "code",
  "country_code",
  "phone",
  "signing_purpose",
  "signing_options",
] as const;

/** An entry of the form that the gateway refused; signers count from 1. */
export type RefusedPlace = { field: (typeof refusableFields)[number]; number: number };

/** The refused entries of the form, each once. An unknown field is left out: no raw text reaches a screen. */
export function refusedPlaces({ fields = [] }: SigningReason): RefusedPlace[] {
  return [...new Set(fields)].flatMap((field) => placeOf(field) ?? []);
}

/** `[signers][0][phone]` → the phone of signer 1 */
function placeOf(path: string): RefusedPlace | undefined {
  const [, position, name] = /^\[?signers\]?\[(\d+)\]\[(\w+)\]/.exec(path) ?? [];
  const field = refusableFields.find((each) => each === name);
  return field && { field, number: Number(position) + 1 };
}
