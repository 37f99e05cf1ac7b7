/** Error codes of the gateway that have a message of their own (docs/gateway.md#errors). */
const named = {
  6001: "no_mobile_id",
  6005: "timed_out",
  6006: "no_smart_id",
  6007: "smart_id_basic",
  6008: "smart_id_blocked",
  7023: "cancelled",
} as const;

/** The gateway's message for each of them, which is all that a text may contain. */
const messages: Record<string, keyof typeof named | undefined> = {
  "user does not have a mobile signature": 6001,
  "signing session expired": 6005,
  "user does not have smart-id account": 6006,
  "user can not use smart-id account": 6007,
  "user should view smart-id app or self-service portal": 6008,
  "signing canceled by user": 7023,
};

export type SigningError = (typeof named)[keyof typeof named] | "general";

/**
 * The error that `Isign.onSignError` reports as an array, a string, or nothing. The gateway's own messages are never
 * shown: the texts are in messages, under "signingErrors".
 */
export function signingErrorOf(errors: unknown): SigningError {
  const code = codesIn(errors).find((each): each is keyof typeof named => each in named);
  return code === undefined ? "general" : named[code];
}

function codesIn(errors: unknown): number[] {
  if (Array.isArray(errors)) return errors.flatMap(codesIn);
  if (typeof errors === "number") return [errors];
  if (typeof errors === "string") return codesInText(errors);
  if (typeof errors !== "object" || errors === null) return [];
  const { code, error_code } = errors as { code?: unknown; error_code?: unknown };
  return [code, error_code].map(Number).filter(Number.isInteger);
}

function codesInText(text: string): number[] {
  const plain = text.trim().replace(/\.$/, "").toLowerCase();
  const byMessage = Object.hasOwn(messages, plain) ? messages[plain] : undefined;
  return byMessage === undefined ? (text.match(/\b[67]\d{3}\b/g) ?? []).map(Number) : [byMessage];
}
