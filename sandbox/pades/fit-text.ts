import type { CustomFontEmbedder } from "@cantoo/pdf-lib";

type Font = Pick<CustomFontEmbedder, "widthOfTextAtSize">;

const maxSize = 10;
const minSize = 3;
const sizeStep = 0.5;

type Area = { width: number; height: number; lineHeight: number };

/**
 * Breaks a text into lines and finds the largest size at which all lines fit. If they do not fit at the smallest size,
 * the last lines are left out.
 */
export function fitText(text: string, font: Font, area: Area): { size: number; lines: string[] } {
  for (let size = maxSize; size >= minSize; size -= sizeStep) {
    const lines = wrap(text, font, size, area.width);
    if (lines.length * size * area.lineHeight <= area.height) return { size, lines };
  }
  const maxLines = Math.max(1, Math.floor(area.height / (minSize * area.lineHeight)));
  return { size: minSize, lines: wrap(text, font, minSize, area.width).slice(0, maxLines) };
}

const wrap = (text: string, font: Font, size: number, width: number): string[] =>
  text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, font, size, width));

function wrapParagraph(paragraph: string, font: Font, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width;
  const lines = [""];
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer) || line === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  // A word longer than a line is broken at any letter.
  return lines.flatMap((line) => (fits(line) ? [line] : cut(line, fits)));
}

function cut(line: string, fits: (part: string) => boolean): string[] {
  const parts = [""];
  for (const letter of line) {
    const longer = `${parts.at(-1) ?? ""}${letter}`;
    if (fits(longer) || longer === letter) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}
