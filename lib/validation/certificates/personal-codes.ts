import { findBalticCodes } from "./baltic-codes";
import { type FoldedCharacter, foldText } from "./folded-text";

type Place = readonly [start: number, end: number];

/** Further groups of digits of a code after its first one. */
const moreGroups = String.raw`(?: \d{2,6}(?![\p{L}\d]))*`;
const codeOfIdentifier = String.raw`[\p{L}\d-]*\d[\p{L}\d-]*${moreGroups}`;

const patterns = [
  /** ETSI EN 319 412-1, 5.1.3: a type of identity and a country, then the code, as in PNOLT-… or PASLV-…. */
  new RegExp(String.raw`(?<![\p{L}\d])(?:[A-Z]{3}|[A-Z]{2}:)[A-Z]{2} ?- ?${codeOfIdentifier}`, "gu"),
  /** The same for the types of a person's identity, glued to the name before it: "JONAITISPNOLT-…". */
  new RegExp(String.raw`(?:PAS|IDC|PNO|TIN|TAX)[A-Z]{2} ?- ?${codeOfIdentifier}`, "gu"),
  /**
   * National codes that nothing else looks like, even when they are glued to a name: nine digits and more, unless a
   * plus makes them a telephone number; those of Latvia, Iceland and Finland with their sign, of the Czech Republic
   * and Slovakia, of Belgium, of Italy, and of foreigners in Spain.
   */
  /(?<![+\d])\d{9,}[A-Z]?|\d{6}(?: ?- ?\d{4,5}|[-+A-Y]\d{3}[0-9A-Y]|\/\d{3,4})|\d\d\.\d\d\.\d\d-\d{3}\.\d\d|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]|[XYZ]\d{7}[A-Z]/gu,
  /**
   * A bare national code, as in Estonian, Latvian and Finnish common names: digits, perhaps with a check letter
   * (99900012K), or a Finnish code, whose century is a sign (131052-308T). A date (2026-11-24) is not a code,
   * nor are digits after the plus and country of a telephone number.
   */
  /(?<![\p{L}\d+-]|\+\d{1,3}[ -])(?:\d{6}[-+A-Y]\d{3}[0-9A-Y]|(?!(?:19|20)\d\d-[01]\d-[0-3]\d(?![\d-]))\d[\d-]{4,}\d[A-Z]?)(?![\p{L}\d-])/gu,
];

/** Names of honest people and files are shorter; every character of longer ones would take memory. */
const maxLength = 4_096;

/**
 * Removes personal codes from a name: "JONAITIS,JONAS,PNOLT-…" becomes "JONAITIS,JONAS". Reports are stored and shown
 * to everybody who may see the document, and nobody needs the code there. Codes are also found whose digits are spaced,
 * are of another script, or have invisible characters in between.
 * What is longer than `maxLength` is cut off.
 */
export function withoutPersonalCodes(name: string): string {
  const characters = foldText(name.length > maxLength ? `${name.slice(0, maxLength)}…` : name);
  const finders = [
    // First, because the digits of a code in groups would be taken for several things.
    findBalticCodes,
    ...patterns.map((pattern) => (text: string) => [...text.matchAll(pattern)].map(placeOf)),
  ];
  const remaining = finders.reduce(cut, characters);
  if (remaining.length === characters.length && name.length <= maxLength) return name;
  return remaining
    .map(({ shown }) => shown)
    .join("")
    .split(",")
    .map((piece) => piece.trim().replace(/\s+/g, " "))
    .filter((piece) => piece !== "")
    .join(",");
}

const placeOf = ({ 0: found, index }: RegExpExecArray): Place => [index, index + found.length];

function cut(characters: FoldedCharacter[], find: (text: string) => Place[]): FoldedCharacter[] {
  const places = find(characters.map(({ folded }) => folded).join(""));
  const kept: FoldedCharacter[] = [];
  let from = 0;
  for (const [start, end] of places) {
    kept.push(...characters.slice(from, start));
    from = Math.max(from, end);
  }
  return [...kept, ...characters.slice(from)];
}
