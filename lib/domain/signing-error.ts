/** Codes of the gateway that deserve a sentence of their own (the gateway's document, "Errors"). */
const sentences: Record<number, string> = {
  6001: "This person has no Mobile-ID. Choose another way to sign, or ask your operator for Mobile-ID.",
  6005: "The time to confirm ran out. Nothing was signed; you can try again.",
  6006: "There is no Smart-ID account for this person. Choose another way to sign, or open a Smart-ID account.",
  6007: "This Smart-ID account is a Basic one, and cannot sign. Upgrade it in the Smart-ID app, or choose another way.",
  6008: "Look into the Smart-ID app or its self-service portal: it wants something from you first. Then try again.",
  7023: "You cancelled. Nothing was signed; you can try again.",
};

const general =
  "Something went wrong, and nothing was signed. Try again; if it happens again, contact support.";

/**
 * The sentence for what `Isign.onSignError` brings: an array, a string, or nothing. The gateway's own
 * messages are never shown.
 */
export function signingErrorSentence(errors: unknown): string {
  const code = codesIn(errors).find((each) => each in sentences);
  return (code !== undefined && sentences[code]) || general;
}

function codesIn(errors: unknown): number[] {
  if (Array.isArray(errors)) return errors.flatMap(codesIn);
  if (typeof errors === "number") return [errors];
  if (typeof errors === "string") return (errors.match(/\b[67]\d{3}\b/g) ?? []).map(Number);
  if (typeof errors !== "object" || errors === null) return [];
  const { code, error_code } = errors as { code?: unknown; error_code?: unknown };
  return [code, error_code].map(Number).filter(Number.isInteger);
}
