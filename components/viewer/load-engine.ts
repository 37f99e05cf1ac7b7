import type * as Core from "pdfjs-dist";
import type * as Viewer from "./engine-parts";

/** The PDF engine and its parts for displaying pages. */
export type Engine = { core: typeof Core; viewer: typeof Viewer };

let loading: Promise<Engine> | undefined;

/**
 * The core is loaded as the package's own module, which browsers compile off the main thread, unlike a bundled one.
 */
const coreUrl = new URL("pdfjs-dist/build/pdf.min.mjs", import.meta.url);

/** The maximum time that a busy page delays the engine. */
const maxIdleWaitMs = 500;

/** Loads the PDF engine when the first PDF is opened, once the page is idle. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // the next document tries again
    throw error;
  });
  return loading;
}

async function load(): Promise<Engine> {
  await whenIdle();
  const core = (await import(/* turbopackIgnore: true */ coreUrl.toString())) as typeof Core;
  core.GlobalWorkerOptions.workerSrc = new URL(
    "pdfjs-dist/build/pdf.worker.min.mjs",
    import.meta.url,
  ).toString();
  return { core, viewer: await import("./engine-parts") }; // which accesses the core as it loads
}

/** Safari has no `requestIdleCallback`; there the engine loads in the next task. */
const whenIdle = () =>
  new Promise<unknown>((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: maxIdleWaitMs })
      : setTimeout(resolve),
  );
