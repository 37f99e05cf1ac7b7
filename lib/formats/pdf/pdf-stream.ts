import { constants, inflateRawSync } from "node:zlib";
import { requireSize, sizeLimits, TooComplex } from "../reading-budget";
import { undoPredictor } from "./predictor";
import { PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const zlibHeader = 2;
const chunkSize = 64 * 1024;

/** The position of a stream's bytes, and the dictionary that says how to decode them. */
export type PdfStream = { dict: PdfDict; start: number; length: number };

/**
 * Reads and decodes a whole cross-reference or object stream. These two kinds use no other filter than Flate, with or
 * without a predictor (ISO 32000-2, 7.4.4).
 *
 * @throws {PdfSyntaxError} when it is cut off, damaged or encoded in another way
 * @throws {TooComplex} when it unpacks to more than the budget has left
 */
export async function readStream(source: PdfSource, { dict, start, length }: PdfStream): Promise<Buffer> {
  if (start + length > source.size) throw new PdfSyntaxError("A stream is cut off.");
  requireSize("packedBytes", length);
  const packed = await source.read(start, length);
  const bytes = unpack(packed, dict, source);
  source.budget.spend("unpackedBytes", bytes.length);
  return bytes;
}

function unpack(packed: Buffer, dict: PdfDict, { budget }: PdfSource): Buffer {
  const filter = only(dict.entries.get("Filter"));
  if (filter === null) return packed;
  if (typeof filter !== "object" || filter.kind !== "name" || !/^(FlateDecode|Fl)$/.test(filter.name))
    throw new PdfSyntaxError("A stream is packed in an unusual way.");
  const maxOutputLength = Math.min(sizeLimits.unpackedBytes, budget.remaining("unpackedBytes") + 1);
  if (!isZlib(packed)) throw new PdfSyntaxError("A stream is damaged.");
  const inflated = inflate(packed.subarray(zlibHeader), maxOutputLength);
  const parms = only(dict.entries.get("DecodeParms"));
  const isPredicted = typeof parms === "object" && parms?.kind === "dict";
  return isPredicted ? undoPredictor(inflated, parms, budget) : inflated;
}

/**
 * Viewers do without the checksum at the end, and take what there is of a stream whose end is missing. This runs at once:
 * most streams are so small that a thread of the pool would take longer.
 */
function inflate(packed: Buffer, maxOutputLength: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength, chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    if (cause instanceof RangeError) throw new TooComplex("unpackedBytes", { cause });
    throw new PdfSyntaxError("A stream is damaged.", { cause });
  }
}

/** The two bytes before the data (RFC 1950, 2.2): method 8, no preset dictionary, divisible by 31. */
function isZlib(packed: Buffer): boolean {
  const [method = 0, flags = 0] = packed;
  return (method & 0x0f) === 8 && (flags & 0x20) === 0 && (method * 256 + flags) % 31 === 0;
}

/** A filter may be given alone or as an array of one. */
function only(value: PdfValue | undefined): PdfValue {
  if (typeof value !== "object" || value?.kind !== "array") return value ?? null;
  if (value.items.length > 1) throw new PdfSyntaxError("A stream is packed in an unusual way.");
  return value.items[0] ?? null;
}
