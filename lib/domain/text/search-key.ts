import { foldLetters } from "./fold-letters";

/** Text as it is searched and sorted: folded, with one space between words. */
export const folded = (text: string): string => foldLetters(text).replace(/\s+/g, " ").trim();

/** The key by which a person is found and sorted: surname, name and address, unique. */
export function personKey({ name, surname, email }: { name: string; surname: string; email: string }) {
  return folded(`${surname} ${name} ${email}`);
}
