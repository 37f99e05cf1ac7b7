/** Fields that contain a personal code, a name, a phone number, a certificate or a token. */
const hidden = new Set([
  "code",
  "phone",
  "serial_number",
  "value",
  "token",
  "name",
  "surname",
  "common_name",
]);

const placeholder = "…";

/**
 * The body of a postback for an admin to read: formatted, without personal data and tokens. A body that is neither
 * JSON nor a form is returned without its long numbers and the paths of its URLs.
 */
export function redactPostback(body: string): string {
  const parsed = parse(body);
  return parsed === undefined ? maskText(body) : JSON.stringify(redact(parsed), null, 2);
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
  if (typeof value === "string") return maskText(value);
  if (typeof value === "number") return maskText(String(value)) === placeholder ? placeholder : value;
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isHidden(key) && typeof inner !== "object" ? placeholder : redact(inner),
    ]),
  );
}

const url = /https?:\/\/[^\s"'<>]+/g;
/** Personal codes have at least ten digits, in Latvia with a dash among them. */
const longNumber = /\d[\d-]{8,}\d/g;
const timestamp = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** Only the host of a URL is shown, because paths carry tokens. */
function maskText(text: string): string {
  if (timestamp.test(text)) return text;
  return text
    .replace(url, (found) => (URL.canParse(found) ? `${new URL(found).origin}/${placeholder}` : placeholder))
    .replace(longNumber, placeholder);
}
