import { createHash } from "node:crypto";

/** Somebody who signs, as a qualified certificate names them. */
export type Person = { country: string; code: string; name: string; surname: string };

/** The semantics identifier of a natural person: ETSI EN 319 412-1, 5.1.3, from a national personal number. */
export const serialNumberOf = (person: Person) => `PNO${person.country}-${person.code}`;

/** A name for files that stays the same for the same person and gives away nothing of who it is. */
export const fileNameOf = (person: Person) =>
  createHash("sha256")
    .update(JSON.stringify([person.country, person.code, person.name, person.surname]))
    .digest("hex");
