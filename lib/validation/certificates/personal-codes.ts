/** ETSI EN 319 412-1, 5.1.3: a type of identity and a country, then the code, as in PNOLT-… or PASLV-…. */
const identifier = /(?<![\p{L}\d])(?:[A-Z]{3}|[A-Z]{2}:)[A-Z]{2}-[\p{L}\d-]*\d[\p{L}\d-]*/gu;
/** The same for the types of a person's identity, glued to the name before it: "JONAITISPNOLT-…". */
const gluedIdentifier = /(?:PAS|IDC|PNO|TIN)[A-Z]{2}-[\p{L}\d-]*\d[\p{L}\d-]*/gu;
/**
 * A bare national code, as in Estonian, Latvian and Finnish common names: digits, perhaps with a check letter
 * (99900012K), or a Finnish code, whose century is a sign (131052-308T).
 */
const bareCode = /(?<![\p{L}\d-])(?:\d{6}[-+A-Y]\d{3}[0-9A-Y]|\d[\d-]{4,}\d[A-Z]?)(?![\p{L}\d-])/gu;

/** National codes glued to a name: 11 digits, or those of Latvia and Iceland with their dash. */
const gluedCode = /(?<!\d)(?:\d{11}|\d{6}-\d{4,5})(?!\d)/gu;

/**
 * Removes personal codes from a name: "JONAITIS,JONAS,PNOLT-…" becomes "JONAITIS,JONAS". Reports are stored and shown
 * to everybody who may see the document, and nobody needs the code there.
 */
export function withoutPersonalCodes(name: string): string {
  const remaining = name
    .replace(identifier, "")
    .replace(gluedIdentifier, "")
    .replace(bareCode, "")
    .replace(gluedCode, "");
  if (remaining === name) return name;
  return remaining
    .split(",")
    .map((piece) => piece.trim().replace(/\s+/g, " "))
    .filter((piece) => piece !== "")
    .join(",");
}
