/** Why a signing stopped or waits. Stored as a code, so that it can be shown in any language. */
export type SigningReasonCode =
  | "gateway_unavailable"
  | "gateway_forbidden"
  | "gateway_refused"
  | "gateway_refused_file"
  | "gateway_refused_later"
  | "gateway_unknown_answer"
  | "gateway_forgot"
  | "file_not_fetched"
  | "file_damaged_in_transit"
  | "file_not_checked"
  | "signed_file_rejected"
  | "internal_fault";

/** The fields of a signer that the gateway can refuse. Each has a label that leads to it in the form. */
type RefusableField = "name" | "surname" | "personalCode" | "country" | "phone" | "purpose" | "methods";

/** A field that the gateway refused, of the signer at this position, counted from 0. */
export type RefusedField = { signer: number; field: RefusableField };

export type SigningReason = {
  code: SigningReasonCode;
  /** The fields to correct, if the gateway named any. */
  fields?: RefusedField[];
};
