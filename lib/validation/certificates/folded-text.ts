/** One character as it is shown, with what is invisible after it, and the plain character that people read in it. */
export type FoldedCharacter = { shown: string; folded: string };

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}|[^\P{Cc}\s]/u;
const mark = /\p{M}/u;
/** Dashes, and what looks like one: a hyphen bullet, a minus sign, and modifiers of letters. */
const dash = /[\p{Pd}\u2043\u2212\u02d7\u2796]/u;

/**
 * The characters of a text by what people read in them: digits of any script and form, dashes of any length, spaces
 * of any width, letters of full width; what is invisible belongs to the character before it. Each is one unit of
 * UTF-16 long.
 */
export function foldText(text: string): FoldedCharacter[] {
  const characters: FoldedCharacter[] = [];
  for (const character of text) {
    const before = characters.at(-1);
    const isAttached = invisible.test(character) || (mark.test(character) && isSign(before?.folded));
    if (isAttached && before) before.shown += character;
    else characters.push({ shown: character, folded: isAttached ? "\uFFFD" : foldCharacter(character) });
  }
  return characters;
}

const isSign = (folded: string | undefined) => folded !== undefined && /[\d-]/.test(folded);

function foldCharacter(character: string): string {
  if (dash.test(character)) return "-";
  if (/[\s\u2800]/u.test(character)) return " ";
  const plain = character.normalize("NFKC");
  if (/^\p{Nd}$/u.test(plain)) return String(digitOf(plain.codePointAt(0) ?? 0));
  if (plain.length === 1) return plain;
  if (character.length === 1) return character;
  return /\p{L}/u.test(character) ? "x" : "\uFFFD";
}

/** Digits of a script follow each other from zero to nine (Unicode, 4.6). */
function digitOf(codePoint: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before++;
  return before % 10;
}
