import { sha256Hex } from "../cms/digest";

/** A person, as named in a qualified certificate. */
export type Person = { country: string; code: string; name: string; surname: string };

/** The semantics identifier of a natural person: ETSI EN 319 412-1, 5.1.3, from a national personal number. */
export const serialNumberOf = (person: Person) => `PNO${person.country}-${person.code}`;

/** A stable file name for a person's key of this kind that does not reveal their identity. */
export const fileNameOf = ({ country, code, name, surname }: Person, kind: string) =>
  fileNameFor([country, code, name, surname, kind]);

/** A file name that is a hash of these values. */
export const fileNameFor = (values: readonly string[]) => sha256Hex(Buffer.from(JSON.stringify(values)));
