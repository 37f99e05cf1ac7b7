import { foldLetters } from "./fold-letters";

const paddedLength = 12;

/** A name in lower case without accents: a search for "zasino" finds "Žąsino". */
export const foldedName = (name: string): string => foldLetters(name).trim();

/** The sort key of a name, in any language: folded, and with "Lease 2" before "Lease 10". */
export const sortName = (name: string): string =>
  foldedName(name).replace(/\d+/g, (number) => number.padStart(paddedLength, "0"));
