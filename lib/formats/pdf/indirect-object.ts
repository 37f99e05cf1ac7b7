import { PdfSyntax, PdfSyntaxError, PdfWindowEnd, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const firstWindow = 2 * 1024;
/** Far above what a signature with its certificates, timestamps and revocation data takes. */
const largestWindow = 4 * 1024 * 1024;

/** An object as it stands in the file; `streamStart` is where the bytes begin if it is a stream. */
export type IndirectObject = {
  number: number;
  generation: number;
  value: PdfValue;
  streamStart: number | null;
};

/**
 * Reads something at a place of the file, through a window that grows only as far as it must.
 *
 * @throws {PdfSyntaxError} when it is not there, is cut off or is larger than any sensible object
 */
export async function readAt<T>(
  source: PdfSource,
  offset: number,
  read: (syntax: PdfSyntax, window: Buffer) => T,
): Promise<T> {
  if (offset < 0 || offset >= source.size) throw new PdfSyntaxError("An offset points outside the file.");
  for (let length = firstWindow; ; length *= 8) {
    const window = await source.read(offset, length);
    try {
      return read(new PdfSyntax(window, offset), window);
    } catch (error) {
      const canGrow = offset + length < source.size && length < largestWindow;
      if (!(error instanceof PdfWindowEnd) || !canGrow) throw error;
    }
  }
}

/** Reads `12 0 obj …`; a stream's bytes are left where they are. */
export function readIndirectObject(source: PdfSource, offset: number): Promise<IndirectObject> {
  return readAt(source, offset, (syntax, window) => {
    const number = syntax.readInteger();
    const generation = syntax.readInteger();
    if (syntax.readWord() !== "obj") throw new PdfSyntaxError("An object must begin with obj.");
    const value = syntax.readValue();
    const isStream = typeof value === "object" && value?.kind === "dict" && syntax.readWord() === "stream";
    if (!isStream) return { number, generation, value, streamStart: null };
    const lineEnd = window.toString("latin1", syntax.position, syntax.position + 2);
    const skipped = lineEnd === "\r\n" ? 2 : 1;
    return { number, generation, value, streamStart: offset + syntax.position + skipped };
  });
}
