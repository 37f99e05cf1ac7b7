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

const words: Record<SigningReasonCode, string> = {
  gateway_unavailable: "The signing service does not answer. Paraph tries again by itself; nothing is lost.",
  gateway_forbidden:
    "The signing service refuses this portal's access. An administrator must look at its settings.",
  gateway_refused: "The signing service refused what was sent. Nothing is out for signature.",
  gateway_refused_later:
    "The signing service refused a request about this document. What people signed is kept there; an administrator must look at it.",
  gateway_unknown_answer:
    "The signing service gave an answer that Paraph does not know. Nothing was deleted; an administrator must look at it.",
  gateway_forgot: "The signing service no longer knows this signing. An administrator must look at it.",
  file_not_fetched:
    "The signing service could not fetch the document from this portal. Nothing is out for signature; you can send it again.",
  signed_file_rejected:
    "The finished file did not pass its check, so it is not in the library. It is kept, here and at the signing service, for an administrator.",
  internal_fault: "Something went wrong in the portal. Paraph tries again by itself; nothing is lost.",
};

const fieldWords: Record<string, string> = {
  name: "name",
  surname: "surname",
  code: "personal code",
  country_code: "country",
  phone: "phone",
  signing_purpose: "purpose",
  signing_options: "signing methods",
};

/** The sentences for a reason: what happened, and which entries of the form to look at. */
export function reasonSentence({ code, fields = [] }: SigningReason): string {
  const places = fields.flatMap((field) => placeOf(field) ?? []);
  return places.length === 0 ? words[code] : `${words[code]} Look at: ${[...new Set(places)].join(", ")}.`;
}

/** `[signers][0][phone]` → "phone of signer 1" */
function placeOf(field: string): string | undefined {
  const [, position, name] = /^\[?signers\]?\[(\d+)\]\[(\w+)\]/.exec(field) ?? [];
  const word = fieldWords[name ?? ""];
  return word && `${word} of signer ${Number(position) + 1}`;
}
