/**
 * Wraps text into lines that fit. A word that is wider than a line, such as a hash, is broken where it must be.
 *
 * @param widthOf the width of a piece of text, in the unit of `max`
 */
export function wrapText(text: string, widthOf: (text: string) => number, max: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= max) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (line && widthOf(line) > max) {
      const fitting = longestFitting(line, widthOf, max);
      lines.push(fitting);
      line = line.slice(fitting.length);
    }
  }
  return line || lines.length === 0 ? [...lines, line] : lines;
}

/** The longest beginning of a word that fits: at least one code point. */
function longestFitting(word: string, widthOf: (text: string) => number, max: number): string {
  let fitting = "";
  for (const letter of word) {
    if (fitting && widthOf(fitting + letter) > max) break;
    fitting += letter;
  }
  return fitting;
}
