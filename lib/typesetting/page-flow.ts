import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Color, PDFDocument, type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import * as fontkit from "fontkit";
import { wrapText } from "./wrap-text";

const [width, height] = [595.28, 841.89]; // A4, in points
const margin = { left: 62, right: 62, top: 64, bottom: 72 };

const bodySize = 9.5;
/** In letters; longer ones are not repeated. */
const maxKnownWord = 40;

/** Fonts that cover the languages of signers' names, including Cyrillic. */
const fontFiles = {
  serif: "DejaVuSerif.ttf",
  sans: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  mono: "DejaVuSansMono.ttf",
};

export const inks = {
  ink: rgb(0.09, 0.12, 0.2),
  soft: rgb(0.33, 0.36, 0.44),
  accent: rgb(0.13, 0.27, 0.6),
  good: rgb(0.08, 0.42, 0.25),
  waiting: rgb(0.58, 0.36, 0.04),
  bad: rgb(0.68, 0.13, 0.13),
  line: rgb(0.85, 0.84, 0.81),
} satisfies Record<string, Color>;

export type TextStyle = { font?: keyof typeof fontFiles; size?: number; ink?: keyof typeof inks };
type Place = { x?: number; width?: number };

/** Lays out text down a page, and continues on the next when the page is full. */
export type PageFlow = Awaited<ReturnType<typeof startPageFlow>>;

/** @param language of its words, for readers that speak */
export async function startPageFlow({ title, language = "en" }: { title: string; language?: string }) {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit as Parameters<PDFDocument["registerFontkit"]>[0]);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setProducer("Paraph");
  document.setCreator("Paraph");
  document.setLanguage(language);
  const fonts = {} as Record<keyof typeof fontFiles, PDFFont>;
  for (const [name, file] of Object.entries(fontFiles) as [keyof typeof fontFiles, string][])
    fonts[name] = await document.embedFont(await readFile(fontPath(file)), { subset: true });

  let page = document.addPage([width, height]);
  let y = height - margin.top;
  const textWidth = width - margin.left - margin.right;

  function room(needed: number) {
    if (y - needed >= margin.bottom) return;
    page = document.addPage([width, height]);
    y = height - margin.top;
  }

  /** The widths of words in points, at a size of one: most of a report's words are in it many times. */
  const widths = new Map<string, number>();
  function widthOfWord(word: string, font: keyof typeof fontFiles): number {
    const key = `${font} ${word}`;
    const known = widths.get(key) ?? fonts[font].widthOfTextAtSize(word, 1);
    if (word.length <= maxKnownWord) widths.set(key, known);
    return known;
  }
  function widthOf(part: string, font: keyof typeof fontFiles): number {
    const words = part.split(" ").map((word) => widthOfWord(word, font));
    return words.reduce((sum, each) => sum + each, (words.length - 1) * widthOfWord(" ", font));
  }

  function text(content: string, style: TextStyle = {}, place: Place = {}) {
    const { font = "sans", size = bodySize, ink = "ink" } = style;
    const { x = 0, width: max = textWidth - x } = place;
    const lineHeight = Math.max(size, bodySize) * 1.45; // small print aligns with the term beside it
    for (const line of wrapText(content, (part) => widthOf(part, font) * size, max)) {
      room(lineHeight);
      y -= lineHeight;
      page.drawText(line, {
        x: margin.left + x,
        y: y + lineHeight * 0.24,
        size,
        font: fonts[font],
        color: inks[ink],
      });
    }
  }

  const space = (points: number) => (y -= points);

  function rule(ink: keyof typeof inks = "line", thickness = 0.6) {
    const [start, end] = [
      { x: margin.left, y },
      { x: width - margin.right, y },
    ];
    page.drawLine({ start, end, thickness, color: inks[ink] });
  }

  return {
    text,
    /** Starts a new page unless this height is left on the current one. */
    room,
    space,
    rule,
    /** A heading on one page with the first lines below it. */
    heading(title: string) {
      room(90);
      space(22);
      text(title, { font: "serif", size: 14 });
      space(4);
      rule();
      space(6);
    },
    /** A term, with its value beside it. */
    fact(term: string, fact: string, style: TextStyle = {}, termWidth = 92) {
      room(14);
      const top = y;
      const startPage = page;
      text(term, { ink: "soft" }, { width: termWidth - 8 });
      const [termPage, bottom] = [page, y];
      if (page === startPage) y = top;
      text(fact, style, { x: termWidth });
      if (page === termPage) y = Math.min(y, bottom); // a long term ends below a short fact
    },
    /** Adds the footer with page numbers, and returns the PDF. */
    async save(footer: string): Promise<Uint8Array> {
      const pages = document.getPages();
      pages.forEach((each, index) => drawFooter(each, footer, `${index + 1} / ${pages.length}`, fonts.sans));
      return document.save();
    },
  };
}

function drawFooter(page: PDFPage, footer: string, number: string, font: PDFFont) {
  const style = { y: 40, size: 7.5, font, color: inks.soft };
  page.drawText(footer, { ...style, x: margin.left });
  page.drawText(number, { ...style, x: width - margin.right - font.widthOfTextAtSize(number, style.size) });
}

const fontPath = (file: string) =>
  path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules", "dejavu-fonts-ttf", "ttf", file);
