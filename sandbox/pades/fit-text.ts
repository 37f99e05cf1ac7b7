import type { PDFFont } from "@cantoo/pdf-lib";

const largestSize = 10;
const smallestSize = 3;
const sizeStep = 0.5;

type Room = { width: number; height: number; lineHeight: number };

/**
 * Breaks a text into lines and finds the largest size at which all of them fit. Where even the smallest is too large, the
 * lines that do not fit are left out.
 */
export function fitText(text: string, font: PDFFont, room: Room): { size: number; lines: string[] } {
  for (let size = largestSize; size >= smallestSize; size -= sizeStep) {
    const lines = wrap(text, font, size, room.width);
    if (lines.length * size * room.lineHeight <= room.height) return { size, lines };
  }
  const most = Math.max(1, Math.floor(room.height / (smallestSize * room.lineHeight)));
  return { size: smallestSize, lines: wrap(text, font, smallestSize, room.width).slice(0, most) };
}

const wrap = (text: string, font: PDFFont, size: number, width: number): string[] =>
  text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, font, size, width));

function wrapParagraph(paragraph: string, font: PDFFont, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width;
  const lines = [""];
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer) || line === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  // A word of more than a line is cut where it must be.
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
