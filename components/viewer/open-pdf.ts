import type { PDFDocumentLoadingTask } from "pdfjs-dist";
import type { Engine } from "./load-engine";
import type { RangedFile } from "./ranged-file";

/** Why the pages of a file cannot be shown. */
export type OpeningFailure = "encrypted" | "broken" | "unavailable";

/** The engine asks for whole pieces of this size: small ones, as a page's entry in a directory is a line or two. */
const chunkBytes = 8 * 1024;

/**
 * Opens a PDF by ranges: its directory, and then what the pages that are looked at need. Nothing in it runs, and what it
 * does not bring along comes from this portal.
 *
 * @param signal ends the reading
 * @param onLost is called when a part of the file can no longer be loaded
 */
export function openPdf(
  { core }: Engine,
  file: RangedFile,
  { signal, onLost }: { signal: AbortSignal; onLost: () => void },
): PDFDocumentLoadingTask {
  const range = new core.PDFDataRangeTransport(file.sizeBytes, file.beginning);
  range.requestDataRange = (begin, end) => {
    file.read(begin, end).then((part) => signal.aborted || range.onDataRange(begin, part), onLost);
  };
  const assets = `/pdfjs/${core.version}`;
  return core.getDocument({
    ...{ range, rangeChunkSize: chunkBytes, disableAutoFetch: true, disableStream: true },
    cMapUrl: `${assets}/cmaps/`,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    iccUrl: `${assets}/iccs/`,
    useSystemFonts: false, // fonts that a PDF does not carry: ours have the right letter widths
    enableXfa: false,
  });
}

/** @param error what the engine, or reading the file, failed with */
export function openingFailure(error: unknown): OpeningFailure {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "encrypted";
  return ["InvalidPDFException", "FormatError", "UnknownErrorException"].includes(name)
    ? "broken"
    : "unavailable";
}
