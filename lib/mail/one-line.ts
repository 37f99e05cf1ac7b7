/** Names are one line, whatever was typed: a line break would begin another header. */
export const oneLine = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
