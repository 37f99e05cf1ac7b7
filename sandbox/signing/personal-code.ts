const baltic = /^[1-6]\d{2}(0[1-9]|1[0-2])\d{6}$/;
const latvian = /^\d{6}-\d{5}$/;
const elsewhere = /^[0-9A-Z+-]{5,20}$/;

/** A code as it stands in a certificate: without spaces, letters large, the Latvian one with its hyphen. */
export function tidyPersonalCode(code: string, country: string | undefined): string {
  const tidy = code.replace(/\s/g, "").toUpperCase();
  return country === "LV" && /^\d{11}$/.test(tidy) ? `${tidy.slice(0, 6)}-${tidy.slice(6)}` : tidy;
}

/**
 * Whether a code is well-formed in its country. The check digit is left alone: the schemes' own test identities do not
 * all have a right one.
 */
export function isPersonalCode(code: string, country: string | undefined): boolean {
  if (country === "LT" || country === "EE") return baltic.test(code);
  return country === "LV" ? latvian.test(code) : elsewhere.test(code);
}
