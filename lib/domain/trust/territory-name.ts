/** Codes of trusted lists that differ from ISO 3166-1 (ETSI TS 119 612, 5.3.10). */
const isoCodes: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

/** The name of a country by the code of its trusted list; other codes, as those of test lists, stay as they are. */
export function territoryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: "region" }).of(isoCodes[code] ?? code) ?? code;
}
