import type { PDFDocumentProxy, PDFDocumentLoadingTask } from "pdfjs-dist";

/** A PDF that is being opened by ranges, without loading the whole file. */
export type OpeningPdf = {
  document: Promise<PDFDocumentProxy>;
  close: () => void;
  isClosed: () => boolean;
};

/** @param url an address of this portal */
export function openPdf(url: string): OpeningPdf {
  let task: PDFDocumentLoadingTask | undefined;
  let closed = false;
  const document = import("pdfjs-dist").then(async (engine) => {
    if (closed) throw new Error("The page was left before the document was open.");
    engine.GlobalWorkerOptions.workerSrc = new URL(
      "pdfjs-dist/build/pdf.worker.min.mjs",
      import.meta.url,
    ).toString();
    task = engine.getDocument({
      url,
      cMapUrl: "/pdfjs/cmaps/",
      standardFontDataUrl: "/pdfjs/standard_fonts/",
      wasmUrl: "/pdfjs/wasm/",
      iccUrl: "/pdfjs/iccs/",
      disableAutoFetch: true,
      useSystemFonts: false, // fonts that a PDF does not carry: ours have the right letter widths
      enableXfa: false,
    });
    return task.promise;
  });
  return {
    document,
    isClosed: () => closed,
    close() {
      closed = true;
      void task?.destroy();
    },
  };
}
