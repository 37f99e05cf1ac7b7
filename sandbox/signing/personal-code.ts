const baltic = /^[1-6]\d{2}(0[1-9]|1[0-2])\d{6}$/;
const latvian = /^\d{6}-\d{5}$/;
const other = /^[0-9A-Z+-]{5,20}$/;

/** Normalizes a code to its form in certificates: without spaces, in upper case, Latvian codes with a hyphen. */
export function normalizePersonalCode(code: string, country: string | undefined): string {
  const bare = code.replace(/\s/g, "").toUpperCase();
  return country === "LV" && /^\d{11}$/.test(bare) ? `${bare.slice(0, 6)}-${bare.slice(6)}` : bare;
}

/**
 * Whether a code is well-formed for its country. The check digit is not verified, as some test identities of the
 * schemes have a wrong one.
 */
export function isPersonalCode(code: string, country: string | undefined): boolean {
  if (country === "LT" || country === "EE") return baltic.test(code);
  return country === "LV" ? latvian.test(code) : other.test(code);
}
