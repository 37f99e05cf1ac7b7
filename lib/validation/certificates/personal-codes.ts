/** ETSI EN 319 412-1, 5.1.3: a type of identity and a country, then the code, as in PNOLT-… or PASLV-…. */
const identifier = /(?<![\p{L}\d])(?:[A-Z]{3}|[A-Z]{2}:)[A-Z]{2}-[\p{L}\d-]*\d[\p{L}\d-]*/gu;
/** The same for the types of a person's identity, glued to the name before it: "JONAITISPNOLT-…". */
const gluedIdentifier = /(?:PAS|IDC|PNO|TIN|TAX)[A-Z]{2}-[\p{L}\d-]*\d[\p{L}\d-]*/gu;
/**
 * A bare national code, as in Estonian, Latvian and Finnish common names: digits, perhaps with a check letter
 * (99900012K), or a Finnish code, whose century is a sign (131052-308T).
 */
const bareCode = /(?<![\p{L}\d-])(?:\d{6}[-+A-Y]\d{3}[0-9A-Y]|\d[\d-]{4,}\d[A-Z]?)(?![\p{L}\d-])/gu;

/**
 * National codes that nothing else looks like, even when they are glued to a name: nine digits and more; those of Latvia,
 * Iceland and Finland with their sign, of the Czech Republic and Slovakia, of Belgium, of Italy, and of foreigners in
 * Spain.
 */
const gluedCode =
  /\d{9,}[A-Z]?|\d{6}(?:-\d{4,5}|[-+A-Y]\d{3}[0-9A-Y]|\/\d{3,4})|\d\d\.\d\d\.\d\d-\d{3}\.\d\d|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]|[XYZ]\d{7}[A-Z]/gu;

/**
 * Removes personal codes from a name: "JONAITIS,JONAS,PNOLT-…" becomes "JONAITIS,JONAS". Reports are stored and shown
 * to everybody who may see the document, and nobody needs the code there.
 */
export function withoutPersonalCodes(name: string): string {
  const remaining = name
    .replace(identifier, "")
    .replace(gluedIdentifier, "")
    .replace(gluedCode, "")
    .replace(bareCode, "");
  if (remaining === name) return name;
  return remaining
    .split(",")
    .map((piece) => piece.trim().replace(/\s+/g, " "))
    .filter((piece) => piece !== "")
    .join(",");
}
