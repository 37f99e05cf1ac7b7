import type * as Core from "pdfjs-dist";
import type * as Viewer from "./engine-parts";

/** The PDF engine and its parts for showing pages. */
export type Engine = { core: typeof Core; viewer: typeof Viewer };

let loading: Promise<Engine> | undefined;

/** Loaded as the package's own module: browsers compile it off the main thread, but a bundled one on it. */
const coreUrl = new URL("pdfjs-dist/build/pdf.min.mjs", import.meta.url);

/** The longest time that a busy page delays the engine. */
const maxIdleWaitMs = 500;

/** Loads the PDF engine with the first PDF that is opened, and once the page around it is there and can be used. */
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
  return { core, viewer: await import("./engine-parts") }; // which asks for the core as it loads
}

/** Safari has no `requestIdleCallback`; there the engine loads in the next task. */
const whenIdle = () =>
  new Promise<unknown>((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: maxIdleWaitMs })
      : setTimeout(resolve),
  );
