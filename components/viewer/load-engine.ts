import type * as Core from "pdfjs-dist";
import type * as Viewer from "pdfjs-dist/web/pdf_viewer.mjs";

/** The PDF engine and its parts for showing pages. */
export type Engine = { core: typeof Core; viewer: typeof Viewer };

let loading: Promise<Engine> | undefined;

/** Loads the PDF engine with the first PDF that is opened, and never before. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // a line that was cut may be whole again for the next document
    throw error;
  });
  return loading;
}

async function load(): Promise<Engine> {
  const core = await import("pdfjs-dist");
  core.GlobalWorkerOptions.workerSrc = new URL(
    "pdfjs-dist/build/pdf.worker.min.mjs",
    import.meta.url,
  ).toString();
  return { core, viewer: await import("pdfjs-dist/web/pdf_viewer.mjs") }; // which asks for the core as it loads
}
