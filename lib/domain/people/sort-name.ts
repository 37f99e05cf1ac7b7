import { foldLetters } from "../text/fold-letters";

const digits = 12;

/** A name without capitals and accents: a search for "zasino" finds "Žąsino". */
export const foldedName = (name: string): string => foldLetters(name).trim();

/** What names are sorted by, in any language: without capitals and accents, and "Lease 2" before "Lease 10". */
export const sortName = (name: string): string =>
  foldedName(name).replace(/\d+/g, (number) => number.padStart(digits, "0"));
