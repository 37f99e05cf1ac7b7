import { PdfSyntax, PdfSyntaxError, PdfWindowEnd, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const firstWindow = 2 * 1024;
/** Far more than a signature with its certificates, timestamps and revocation data takes. */
const maxWindow = 4 * 1024 * 1024;

/** An object in the file; `streamStart` is the offset of its bytes if it is a stream. */
export type IndirectObject = {
  number: number;
  generation: number;
  value: PdfValue;
  streamStart: number | null;
};

/**
 * Reads something at an offset of the file, through a window that grows only as far as necessary.
 *
 * @throws {PdfSyntaxError} when it is missing, cut off or larger than any plausible object
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
      const canGrow = offset + length < source.size && length < maxWindow;
      if (!(error instanceof PdfWindowEnd) || !canGrow) throw error;
    }
  }
}

/** Reads `12 0 obj …`, but not the bytes of a stream. */
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
