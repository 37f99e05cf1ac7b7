/** SiVa's times have no fractions of seconds. */
export const withoutFractions = (iso: string): string => iso.replace(/\.\d+Z$/, "Z");
