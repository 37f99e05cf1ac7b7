import { sha256Hex } from "../cms/sha256";

/** Somebody who signs, as a qualified certificate names them. */
export type Person = { country: string; code: string; name: string; surname: string };

/** The semantics identifier of a natural person: ETSI EN 319 412-1, 5.1.3, from a national personal number. */
export const serialNumberOf = (person: Person) => `PNO${person.country}-${person.code}`;

/** A name for files that stays the same for the same person and gives away nothing of who it is. */
export const fileNameOf = ({ country, code, name, surname }: Person) =>
  fileNameFor([country, code, name, surname]);

/** A name for files that is as good as random, and the same for the same words. */
export const fileNameFor = (words: readonly string[]) => sha256Hex(Buffer.from(JSON.stringify(words)));
