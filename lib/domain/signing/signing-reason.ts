/** Why a signing stopped, or what it waits for. Stored as a code, so that its words can be in any language. */
export const signingReasonCodes = [
  "gateway_unavailable",
  "gateway_forbidden",
  "gateway_refused",
  "gateway_refused_later",
  "gateway_unknown_answer",
  "gateway_forgot",
  "file_not_fetched",
  "signed_file_rejected",
  "internal_fault",
] as const;

export type SigningReasonCode = (typeof signingReasonCodes)[number];

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

/** An entry of the form to look at; signers count from 1. */
export type RefusedPlace = { field: (typeof refusableFields)[number]; number: number };

/** Which entries to look at, each once. A field that we do not know is left out: no raw text reaches a screen. */
export function refusedPlaces({ fields = [] }: SigningReason): RefusedPlace[] {
  return [...new Set(fields)].flatMap((field) => placeOf(field) ?? []);
}

/** `[signers][0][phone]` → the phone of signer 1 */
function placeOf(path: string): RefusedPlace | undefined {
  const [, position, name] = /^\[?signers\]?\[(\d+)\]\[(\w+)\]/.exec(path) ?? [];
  const field = refusableFields.find((each) => each === name);
  return field && { field, number: Number(position) + 1 };
}
