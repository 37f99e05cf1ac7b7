import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const inflateBytes = promisify(inflate);
const maxStreamBytes = 32 * 1024 * 1024;
const maxInflated = 128 * 1024 * 1024;

/** The position of a stream's bytes, and the dictionary that says how to decode them. */
export type PdfStream = { dict: PdfDict; start: number; length: number };

/**
 * Reads and decodes a whole cross-reference or object stream. These two kinds use no other filter than Flate, with or
 * without a PNG predictor (ISO 32000-2, 7.4.4).
 *
 * @throws {PdfSyntaxError} when it is cut off, damaged, too large or encoded in another way
 */
export async function readStream(source: PdfSource, { dict, start, length }: PdfStream): Promise<Buffer> {
  if (length > maxStreamBytes || start + length > source.size)
    throw new PdfSyntaxError("A stream is cut off.");
  const packed = await source.read(start, length);
  const filter = only(dict.entries.get("Filter"));
  if (filter === null) return packed;
  if (typeof filter !== "object" || filter.kind !== "name" || filter.name !== "FlateDecode")
    throw new PdfSyntaxError("A stream is packed in an unusual way.");
  const inflated: Buffer = await inflateBytes(packed, { maxOutputLength: maxInflated }).catch((cause) => {
    throw new PdfSyntaxError("A stream is damaged.", { cause });
  });
  const parms = only(dict.entries.get("DecodeParms"));
  return typeof parms === "object" && parms?.kind === "dict" ? undoPredictor(inflated, parms) : inflated;
}

/** A filter may be given alone or as an array of one. */
function only(value: PdfValue | undefined): PdfValue {
  if (typeof value !== "object" || value?.kind !== "array") return value ?? null;
  if (value.items.length > 1) throw new PdfSyntaxError("A stream is packed in an unusual way.");
  return value.items[0] ?? null;
}

function undoPredictor(bytes: Buffer, parms: PdfDict): Buffer {
  const number = (key: string) => parms.entries.get(key) ?? 1;
  const columns = number("Columns");
  if (number("Predictor") === 1) return bytes;
  const isPlain = Number(number("Predictor")) >= 10 && number("Colors") === 1;
  if (!isPlain || typeof columns !== "number" || columns < 1 || columns > 64)
    throw new PdfSyntaxError("A stream is packed in an unusual way.");
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) undoRow(bytes, out, row, columns);
  return out;
}

/** Decodes one PNG row with one byte per pixel: `a` is the byte to the left, `b` above, `c` above and to the left. */
function undoRow(bytes: Buffer, out: Buffer, row: number, columns: number): void {
  const filter = bytes[row * (columns + 1)];
  for (let column = 0; column < columns; column++) {
    const at = row * columns + column;
    const a = column > 0 ? (out[at - 1] ?? 0) : 0;
    const b = row > 0 ? (out[at - columns] ?? 0) : 0;
    const c = column > 0 && row > 0 ? (out[at - columns - 1] ?? 0) : 0;
    const predicted = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter ?? 0];
    if (predicted === undefined) throw new PdfSyntaxError("A stream is damaged.");
    out[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + predicted;
  }
}

function paeth(a: number, b: number, c: number): number {
  const estimate = a + b - c;
  const [toA, toB, toC] = [Math.abs(estimate - a), Math.abs(estimate - b), Math.abs(estimate - c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
}
