import { deflateSync } from "node:zlib";
import { inObjectStream, plainPdf } from "./odd-pdfs";
import { onePage, tablePdf } from "./write-pdf";

const packed = (text: Buffer | string) => deflateSync(text, { level: 9 });

/** Small, but its object stream unpacks to 120 MB of numbers, as one array. */
export function objectStreamOfNumbers(bytes = 120_000_000): Buffer {
  const head = "1 0 2 34 ";
  const content = Buffer.alloc(bytes, "1 ");
  content.write(`${head}<< /Type /Catalog /Pages 2 0 R >> [`, "latin1");
  const dictionary = `/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`;
  return inObjectStream({ dictionary, stream: packed(content) }, 2);
}

/** An object stream that fits into memory, with more values than any object needs: the root of the page tree. */
export const objectStreamOfDictionaries = () => {
  const head = "1 0 2 34 ";
  const content = `${head}<< /Type /Catalog /Pages 2 0 R >> [${"<<>>".repeat(2_000_000)}] `;
  const dictionary = `/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`;
  return inObjectStream({ dictionary, stream: packed(content) }, 2);
};

/** An object stream of 45 MB, packed in rows of one byte each. */
export const objectStreamOfRows = () => {
  const dictionary =
    "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1 >>";
  return inObjectStream({ dictionary, stream: packed(Buffer.alloc(45_000_000)) }, 2);
};

/** An object stream that claims to hold a billion objects. */
export const objectStreamOfManyClaimed = () => {
  const dictionary = "/Type /ObjStm /N 1000000000 /First 20 /Filter /FlateDecode";
  return inObjectStream({ dictionary, stream: packed("1 0 << >>") }, 2);
};

/** A trailer with a number of 60,000 digits that ends in a letter. */
export const trailerWithDigits = () => tablePdf(onePage(), { trailer: `/Size2 ${"1".repeat(60_000)}x` });

/** Sections, each before the other, whose trailers hold millions of small values. */
export function heavyTrailers(count = 6, bytesEach = 8_000_000): Buffer {
  let pdf = plainPdf().toString("latin1");
  let previous = pdf.lastIndexOf("xref\n0");
  for (let section = 0; section < count; section++) {
    const start = pdf.length;
    const values = "[]".repeat(bytesEach / 2);
    pdf += `xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${previous} /X [${values}] >>\nstartxref\n${start}\n%%EOF\n`;
    previous = start;
  }
  return Buffer.from(pdf, "latin1");
}

/** A table of very many subsections without entries. */
export const emptySubsections = (count = 200_000) =>
  Buffer.from(
    plainPdf()
      .toString("latin1")
      .replace("xref\n0 6", `xref\n${"7 0\n".repeat(count)}0 6`),
    "latin1",
  );

/** A table of subsections that cover the same numbers again and again, so that each look-up passes them all. */
export function overlappingSubsections(count = 2000): Buffer {
  const again = `0 6\n${"0000000000 65535 f \n".repeat(6)}`;
  const text = plainPdf().toString("latin1");
  return Buffer.from(text.replace("trailer", `${again.repeat(count)}trailer`), "latin1");
}

/** A chain of more sections than any document has updates. */
export function manySections(count = 20_000): Buffer {
  let pdf = plainPdf().toString("latin1");
  const parts = [pdf];
  let at = pdf.length;
  let previous = pdf.lastIndexOf("xref\n0");
  for (let section = 0; section < count; section++) {
    pdf = `xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev ${previous} >>\nstartxref\n${at}\n%%EOF\n`;
    previous = at;
    at += pdf.length;
    parts.push(pdf);
  }
  return Buffer.from(parts.join(""), "latin1");
}

/** A catalog of arrays inside one another. */
export const deepNesting = (depth = 5000) => tablePdf(onePage({ catalog: `/Deep ${"[".repeat(depth)}` }));

/** A page tree in which every object is read for ever deeper ones: each level has two references to the next. */
export const bushyPageTree = (levels = 40) =>
  tablePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    ...Array.from({ length: levels }, (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R ${at + 3} 0 R] >>`),
    "<< /Type /Pages /Kids [] >>",
  ]);

/** An update that does not say what was before it, where very many places could be the end of a revision. */
export const manyEnds = (count = 200_000) =>
  tablePdf(onePage({ more: [{ dictionary: "", stream: "startxref\n".repeat(count) }] }), {
    trailer: "/Prev 0",
  });
