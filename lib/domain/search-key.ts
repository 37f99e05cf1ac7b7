/** Letters that stand for themselves in Unicode, though people type them without their stroke. */
const strokes: Record<string, string> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
};

/** Text as it is searched and ordered: lower case, without accents, one space between words. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßæœþð]/g, (letter) => strokes[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** What a person is found and ordered by: surname, name and address, no two the same. */
export function personKey({ name, surname, email }: { name: string; surname: string; email: string }) {
  return folded(`${surname} ${name} ${email}`);
}
