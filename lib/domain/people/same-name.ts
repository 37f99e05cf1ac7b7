import { foldLetters } from "../text/fold-letters";

/**
 * A name without what varies between the records of one person: case, diacritics, the order of given names and
 * surnames, hyphens and apostrophes.
 */
function comparableName(name: string): string {
  return foldLetters(name)
    .replace(/['’ʼ`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");
}

export const isSameName = (one: string, other: string) => comparableName(one) === comparableName(other);
