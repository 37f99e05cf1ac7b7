import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFRawStream,
} from "@cantoo/pdf-lib";
import { constants, inflateRawSync } from "node:zlib";

const zlibHeader = 2;
/** More than the portal unpacks of one stream. */
const maxUnpackedBytes = 64 * 1024 * 1024;
const [tiffPredictor, firstPngPredictor] = [2, 10];

/**
 * Decodes a cross-reference or object stream. These have no filter but Flate, with or without a predictor (ISO
 * 32000-2, 7.4.4); as in viewers its end may be missing, and its name abbreviated.
 *
 * @throws when it is encoded in another way, or damaged
 */
export function unpackStream({ dict, contents }: PDFRawStream): Buffer {
  const filter = only(dict.lookup(PDFName.of("Filter")));
  if (filter === undefined) return Buffer.from(contents);
  if (filter !== PDFName.of("FlateDecode") && filter !== PDFName.of("Fl"))
    throw new Error("A stream is packed in an unusual way.");
  const bytes = inflateRawSync(contents.subarray(zlibHeader), {
    finishFlush: constants.Z_SYNC_FLUSH,
    maxOutputLength: maxUnpackedBytes,
  });
  const parms = only(dict.lookup(PDFName.of("DecodeParms")));
  return parms instanceof PDFDict ? undoPredictor(bytes, parms) : bytes;
}

/** A filter may be given alone or as an array of one. */
function only(value: PDFObject | undefined): PDFObject | undefined {
  if (!(value instanceof PDFArray)) return value === PDFNull ? undefined : value;
  if (value.size() > 1) throw new Error("A stream is packed in an unusual way.");
  return value.size() === 1 ? value.lookup(0) : undefined;
}

function undoPredictor(bytes: Buffer, parms: PDFDict): Buffer {
  const number = (key: string, otherwise: number) => {
    const value = parms.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number("Predictor", 1);
  if (predictor === 1) return bytes;
  const sample = (number("Colors", 1) * number("BitsPerComponent", 8)) / 8;
  const isKnown = predictor === tiffPredictor || predictor >= firstPngPredictor;
  if (!isKnown || !Number.isInteger(sample) || sample < 1)
    throw new Error("A stream is packed in an unusual way.");
  const rowBytes = number("Columns", 1) * sample;
  return predictor === tiffPredictor ? undoTiff(bytes, rowBytes, sample) : undoPng(bytes, rowBytes, sample);
}

/** Each byte is the difference from the one to its left. */
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
    const filter = bytes[from];
    for (let column = 0; column < rowBytes; column++) {
      const at = row * rowBytes + column;
      const left = column >= sample ? (out[at - sample] ?? 0) : 0;
      const above = row > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = column >= sample && row > 0 ? (out[at - rowBytes - sample] ?? 0) : 0;
      out[at] = (bytes[from + 1 + column] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return out;
}

/** What each filter expects from the byte to the left, the one above, and the one above and to the left. */
function predict(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) throw new Error("A stream is damaged.");
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
