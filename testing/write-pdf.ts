/** An object of a PDF, without its number: a value, or a dictionary with the bytes of its stream. */
export type PdfBody = string | { dictionary: string; stream: Buffer | string };

type Layout = {
  /** What the trailer has besides /Size and /Root. */
  trailer?: string;
  /** What is before the header; offsets count from the header. */
  before?: string;
  /** Writes an entry of the table. */
  entry?: (offset: number, isFree: boolean) => string;
  /** What is before the word `xref`, and is counted as a part of the table. */
  beforeTable?: string;
};

/** The objects of a document with one page of text; the catalog and the page may have more entries. */
export function onePage({ catalog = "", page = "", more = [] as PdfBody[] } = {}): PdfBody[] {
  const text = "BT /F1 18 Tf 72 700 Td (The parties agree.) Tj ET";
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    { dictionary: "", stream: text },
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...more,
  ];
}

/** The number of the first object that is added to {@link onePage}. */
export const firstMore = 6;

export const standardEntry = (offset: number, isFree: boolean) =>
  `${String(offset).padStart(10, "0")} ${isFree ? "65535 f" : "00000 n"} \n`;

/** Writes a PDF with a cross-reference table. */
export function tablePdf(
  objects: PdfBody[],
  { trailer = "", before = "", entry = standardEntry, beforeTable = "" }: Layout = {},
): Buffer {
  const { bytes, offsets } = writeObjects(objects);
  const size = objects.length + 1;
  const entries = offsets.map((offset) => entry(offset, false)).join("");
  const table = `${beforeTable}xref\n0 ${size}\n${entry(0, true)}${entries}`;
  const end = `${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${bytes.length}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(before, "latin1"), bytes, Buffer.from(end, "latin1")]);
}

/** Writes the header and the objects, numbered from 1. */
export function writeObjects(objects: PdfBody[]): { bytes: Buffer; offsets: number[] } {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((body, index) => {
    const offset = length;
    const bytes = writeObject(index + 1, body);
    parts.push(bytes);
    length += bytes.length;
    return offset;
  });
  return { bytes: Buffer.concat(parts), offsets };
}

export function writeObject(number: number, body: PdfBody): Buffer {
  if (typeof body === "string") return Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, "latin1");
  const stream = Buffer.from(body.stream as string, "latin1");
  const dictionary = `<< ${body.dictionary} /Length ${stream.length} >>`;
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, "latin1"),
    stream,
    Buffer.from("\nendstream\nendobj\n", "latin1"),
  ]);
}

/** Appends objects, each with its number, and a table of them whose trailer has these entries. */
export function updatePdf(pdf: Buffer, objects: Record<number, PdfBody>, trailer: string): Buffer {
  const parts = [pdf];
  let length = pdf.length;
  let table = "xref\n";
  for (const [number, body] of Object.entries(objects)) {
    const bytes = writeObject(Number(number), body);
    table += `${number} 1\n${standardEntry(length, false)}`;
    parts.push(bytes);
    length += bytes.length;
  }
  const end = `${table}trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, "latin1")]);
}

/** The offset of the newest cross-reference section. */
export const lastStart = (pdf: Buffer) =>
  Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString("latin1"))?.[1]);
