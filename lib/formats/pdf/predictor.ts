import type { ReadingBudget } from "../reading-budget";
import { PdfSyntaxError, type PdfDict } from "./pdf-syntax";

const maxRowBytes = 64 * 1024;
const maxPngFilter = 4;
const [noPredictor, tiffPredictor, firstPngPredictor] = [1, 2, 10];

/**
 * Undoes a predictor (ISO 32000-2, 7.4.4.4).
 *
 * @throws {PdfSyntaxError} for parameters that make no sense, or whose samples are smaller than a byte
 * @throws {TooComplex} for more rows than the budget has left
 */
export function undoPredictor(bytes: Buffer, parms: PdfDict, budget: ReadingBudget): Buffer {
  const number = (key: string, otherwise: number) => {
    const value = parms.entries.get(key) ?? otherwise;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 1)
      throw new PdfSyntaxError("A stream is packed in an unusual way.");
    return value;
  };
  const predictor = number("Predictor", noPredictor);
  if (predictor === noPredictor) return bytes;
  const sample = number("Colors", 1) * (number("BitsPerComponent", 8) / 8);
  const rowBytes = number("Columns", 1) * sample;
  if (!Number.isInteger(sample) || rowBytes > maxRowBytes)
    throw new PdfSyntaxError("A stream is packed in an unusual way.");
  budget.spend("predictorRows", Math.floor(bytes.length / rowBytes));
  if (predictor >= firstPngPredictor) return undoPng(bytes, rowBytes, sample);
  if (predictor !== tiffPredictor) throw new PdfSyntaxError("A stream is packed in an unusual way.");
  return undoTiff(bytes, rowBytes, sample);
}

/** Each byte is the difference from the sample to its left. */
function undoTiff(bytes: Buffer, rowBytes: number, sample: number): Buffer {
  const out = Buffer.from(bytes);
  for (let at = 0; at < out.length; at++)
    if (at % rowBytes >= sample) out[at] = (out[at] ?? 0) + (out[at - sample] ?? 0);
  return out;
}

/** Each row begins with the number of its filter. */
function undoPng(bytes: Buffer, rowBytes: number, sample: number): Buffer {
  const rows = Math.floor(bytes.length / (rowBytes + 1));
  const out = Buffer.alloc(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    const from = row * (rowBytes + 1);
    const filter = bytes[from] ?? 0;
    if (filter > maxPngFilter) throw new PdfSyntaxError("A stream is damaged.");
    bytes.copy(out, row * rowBytes, from + 1, from + 1 + rowBytes);
    if (filter > 0) undoRow(out, { start: row * rowBytes, rowBytes, sample, filter });
  }
  return out;
}

type Row = { start: number; rowBytes: number; sample: number; filter: number };

/** Adds the prediction from the byte to the left, the one above, and the one above and to the left. */
function undoRow(out: Buffer, { start, rowBytes, sample, filter }: Row): void {
  for (let column = 0; column < rowBytes; column++) {
    const at = start + column;
    const hasLeft = column >= sample;
    const left = hasLeft ? (out[at - sample] ?? 0) : 0;
    const above = start > 0 ? (out[at - rowBytes] ?? 0) : 0;
    const corner = hasLeft && start > 0 ? (out[at - rowBytes - sample] ?? 0) : 0;
    out[at] = (out[at] ?? 0) + predict(filter, left, above, corner);
  }
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  return filter === 3 ? (left + above) >> 1 : paeth(left, above, corner);
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
