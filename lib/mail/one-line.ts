/** Puts text on one line: a line break in a name would start another header. */
export const oneLine = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
