import { foldLetters } from "../text/fold-letters";

/**
 * A name without what differs between papers of the same person: capitals, marks on letters, the order of given names and
 * surnames, hyphens and apostrophes.
 */
export function foldedName(name: string): string {
  return foldLetters(name)
    .replace(/['’ʼ`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");
}

export const isSameName = (one: string, other: string) => foldedName(one) === foldedName(other);
