/** Entries that hold a personal code, a phone, a certificate or a token: an admin need not see them. */
const hidden = new Set(["code", "phone", "serial_number", "value", "token", "name", "common_name"]);

const mark = "…";

/**
 * The body of a postback for an admin's eyes: laid out, without what is nobody's business. What is no JSON and no form
 * is shown without its numbers.
 */
export function redactPostback(body: string): string {
  const parsed = parse(body);
  return parsed === undefined ? withoutNumbers(body) : JSON.stringify(redact(parsed), null, 2);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    const form = [...new URLSearchParams(body)];
    return form.some(([, value]) => value !== "") ? Object.fromEntries(form) : undefined;
  }
}

/** Form fields are named `signer_info[code]`: the last part counts. */
const isHidden = (key: string) => hidden.has(/\[(\w+)\]$/.exec(key)?.[1] ?? key);

function redact(value: unknown): unknown {
  if (typeof value === "string") return withoutNumbers(value);
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isHidden(key) && typeof inner !== "object" ? mark : redact(inner),
    ]),
  );
}

const address = /https?:\/\/[^\s"'<>]+/g;
/** Personal codes have at least ten digits, in Latvia with a dash among them. */
const longNumber = /\d[\d-]{8,}\d/g;
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** Only the host of a URL is shown, because paths carry tokens. */
function withoutNumbers(text: string): string {
  if (moment.test(text)) return text;
  return text
    .replace(address, (found) => (URL.canParse(found) ? `${new URL(found).origin}/${mark}` : mark))
    .replace(longNumber, mark);
}
