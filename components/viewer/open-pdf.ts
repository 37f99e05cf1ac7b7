import type { PDFDocumentLoadingTask } from "pdfjs-dist";
import type { Engine } from "./load-engine";
import type { RangedFile } from "./ranged-file";

/** Why the pages of a file cannot be shown. */
export type OpeningFailure = "encrypted" | "broken" | "unavailable";

/**
 * The engine requests chunks of this size. They are small, as looking up a page takes only a few lines of the file.
 */
const chunkBytes = 8 * 1024;

/**
 * Opens a PDF by ranges: first what is needed to find its pages, then the content of those in view. Scripts in it do
 * not run, and resources that it does not embed come from this portal.
 *
 * @param signal stops reading the file
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
    useSystemFonts: false, // ours have the right letter widths
    enableXfa: false,
  });
}

/** @param error the error of the engine, or of reading the file */
export function openingFailure(error: unknown): OpeningFailure {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "encrypted";
  return ["InvalidPDFException", "FormatError", "UnknownErrorException"].includes(name)
    ? "broken"
    : "unavailable";
}
