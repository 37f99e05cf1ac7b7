import { fillInSignature, signaturePlaceholder } from "./sign-update";

/** The objects of a PDF or an update by number, as text. */
export type Objects = Readonly<Record<number, string>>;

export const stream = (content: string, entries = "") =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Writes a PDF with a classic cross-reference table, whose catalog is object 1. */
export const writePdf = (objects: Objects): Buffer => appendObjects(Buffer.from("%PDF-1.7\n"), objects);

/** Appends an update with these objects; an empty text frees the object. */
export function appendObjects(bytes: Buffer, objects: Objects, trailerEntries = ""): Buffer {
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(bytes.toString("latin1"))?.[1];
  let body = "";
  let entries = previous ? "" : "0 1\n0000000000 65535 f \n";
  for (const [number, object] of Object.entries(objects)) {
    const offset = String(bytes.length + body.length).padStart(10, "0");
    entries += `${number} 1\n${object === "" ? "0000000000 00001 f " : `${offset} 00000 n `}\n`;
    if (object !== "") body += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size 100 /Root 1 0 R ${previous ? `/Prev ${previous}` : ""} ${trailerEntries} >>`;
  const end = `xref\n${entries}${trailer}\nstartxref\n${bytes.length + body.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(body + end, "latin1")]);
}

/** The signature dictionary of an update that `appendSigned` signs. */
export const signature = (entries = "", digits?: number) =>
  `<< /Type /Sig ${signaturePlaceholder(digits)} ${entries} >>`;

/** Appends an update that contains `signature()`, and signs it with a new self-issued certificate. */
export const appendSigned = (
  bytes: Buffer,
  objects: Objects,
  name: string,
  reform?: (message: Buffer) => Buffer,
): Promise<Buffer> => fillInSignature(appendObjects(bytes, objects), { name, reform });

export const widget = (name: string, more: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 132 /Rect [0 0 0 0] /P 3 0 R ${more} >>`;

export const catalog = (more: string) => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
export const page = (more: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources 6 0 R ${more} >>`;

/** A document of one page with one line of text. */
export const plainDocument: Objects = {
  1: catalog(""),
  2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  3: page(""),
  4: stream("BT /F1 12 Tf (Lease) Tj ET"),
  5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  6: "<< /Font << /F1 5 0 R >> >>",
};

/** The update by which the first person signs: the field is object 7, its signature 8. */
export const firstSignature: Objects = {
  1: catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >>"),
  3: page("/Annots [7 0 R]"),
  7: widget("Ona", "/V 8 0 R"),
  8: signature(),
};

/** The update by which the second person signs: the field is object 9, its signature 10. */
export const secondSignature: Objects = {
  1: catalog("/AcroForm << /Fields [7 0 R 9 0 R] /SigFlags 3 >>"),
  3: page("/Annots [7 0 R 9 0 R]"),
  9: widget("Jonas", "/V 10 0 R"),
  10: signature(),
};
