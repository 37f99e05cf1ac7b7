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
    const pieces = breakWord(word, widthOf, max);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return line || lines.length === 0 ? [...lines, line] : lines;
}

/** The pieces of a word that fit, each as long as possible: of at least one code point. */
function breakWord(word: string, widthOf: (text: string) => number, max: number): string[] {
  const letters = [...word];
  const pieces: string[] = [];
  for (let start = 0; start < letters.length;) {
    const piece = (count: number) => letters.slice(start, start + count).join("");
    const left = letters.length - start;
    // No more than twice a line is measured, however long the word is.
    let [fitting, beyond] = [1, 2];
    while (beyond <= left && widthOf(piece(beyond)) <= max) [fitting, beyond] = [beyond, 2 * beyond];
    beyond = Math.min(beyond, left + 1);
    while (beyond - fitting > 1) {
      const middle = (fitting + beyond) >> 1;
      if (widthOf(piece(middle)) <= max) fitting = middle;
      else beyond = middle;
    }
    pieces.push(piece(fitting));
    start += fitting;
  }
  return pieces;
}
