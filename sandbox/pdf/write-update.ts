import { PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFRef } from "@cantoo/pdf-lib";
import type { CrossReferences } from "./cross-references";

/**
 * Writes objects as an incremental update with a table, which every reader takes behind a stream as well (ISO 32000-2,
 * 7.5.6).
 *
 * @param length the number of bytes before the update
 */
export function writeUpdate(
  objects: readonly [PDFRef, PDFObject][],
  { context, references, length }: { context: PDFContext; references: CrossReferences; length: number },
): Buffer {
  const parts = [Buffer.from("\n")];
  let offset = length - references.base + 1;
  let table = "xref\n";
  for (const [{ objectNumber, generationNumber }, object] of objects) {
    const head = Buffer.from(`${objectNumber} ${generationNumber} obj\n`);
    const body = Buffer.alloc(object.sizeInBytes());
    object.copyBytesInto(body, 0);
    const bytes = Buffer.concat([head, body, Buffer.from("\nendobj\n")]);
    table += `${objectNumber} 1\n${padded(offset, 10)} ${padded(generationNumber, 5)} n \n`;
    offset += bytes.length;
    parts.push(bytes);
  }
  const trailer = `trailer\n${trailerOf(context, references).toString()}\n`;
  parts.push(Buffer.from(`${table}${trailer}startxref\n${offset}\n%%EOF\n`, "latin1"));
  return Buffer.concat(parts);
}

/** What the trailer before has, with the place of the newest section. */
function trailerOf(context: PDFContext, { start, trailerEntry }: CrossReferences): PDFDict {
  const trailer = PDFDict.withContext(context);
  trailer.set(PDFName.of("Size"), PDFNumber.of(context.largestObjectNumber + 1));
  for (const name of ["Root", "Info", "ID"]) {
    const value = trailerEntry(name);
    if (value) trailer.set(PDFName.of(name), value);
  }
  trailer.set(PDFName.of("Prev"), PDFNumber.of(start));
  return trailer;
}

const padded = (number: number, digits: number) => String(number).padStart(digits, "0");
