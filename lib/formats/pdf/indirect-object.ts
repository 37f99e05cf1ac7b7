import { requireSize, sizeLimits } from "../reading-budget";
import { PdfParser } from "./pdf-parser";
import { type IndirectObject, PdfSyntaxError, PdfWindowEnd } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const firstWindow = 2 * 1024;
const longestKeyword = "endstream".length;
/** Larger objects are rare, and could be many. */
const maxKeptBytes = 1024 * 1024;

/**
 * Reads something at an offset of the file, through a window that grows only as far as necessary.
 *
 * @throws {PdfSyntaxError} when it is missing or cut off
 * @throws {TooComplex} when it is larger than any plausible object
 */
export async function readAt<T>(
  source: PdfSource,
  offset: number,
  read: (syntax: PdfParser, window: Buffer) => T,
): Promise<T> {
  if (offset < 0 || offset >= source.size) throw new PdfSyntaxError("An offset points outside the file.");
  for (let length = firstWindow; ; length = Math.min(length * 8, sizeLimits.objectBytes)) {
    const window = await source.read(offset, length);
    const syntax = new PdfParser(window, offset);
    try {
      return read(syntax, window);
    } catch (error) {
      const isWhole = offset + length >= source.size;
      if (!(error instanceof PdfWindowEnd) || isWhole) throw error;
      requireSize("objectBytes", length + 1);
    } finally {
      source.budget.spend("parsedBytes", syntax.position);
    }
  }
}

/**
 * Reads `12 0 obj …`, but not the bytes of a stream. Callers must not change the result: other revisions of the file
 * have it in common.
 */
export async function readIndirectObject(source: PdfSource, offset: number): Promise<IndirectObject> {
  source.budget.spend("objects");
  const known = source.objects.get(offset);
  // At the end of an earlier revision it may be cut off.
  if (known && offset + known.length + longestKeyword <= source.size) return known;
  const object = await readNewObject(source, offset);
  if (object.length <= maxKeptBytes) source.objects.set(offset, object);
  return object;
}

function readNewObject(source: PdfSource, offset: number): Promise<IndirectObject> {
  return readAt(source, offset, (syntax, window) => {
    const number = syntax.readInteger();
    const generation = syntax.readInteger();
    if (syntax.readWord() !== "obj") throw new PdfSyntaxError("An object must begin with obj.");
    const value = syntax.isAtWord("endobj") ? null : syntax.readValue();
    const isStream = typeof value === "object" && value?.kind === "dict" && syntax.readWord() === "stream";
    const weight = syntax.values;
    const object = { number, generation, value, weight, length: syntax.position };
    if (!isStream) return { ...object, streamStart: null };
    const lineEnd = window.toString("latin1", syntax.position, syntax.position + 2);
    const skipped = lineEnd === "\r\n" ? 2 : 1;
    return { ...object, streamStart: offset + syntax.position + skipped };
  });
}
