import type * as Core from "pdfjs-dist";
import type * as Viewer from "./engine-parts";

/** The PDF engine and its parts for showing pages. */
export type Engine = { core: typeof Core; viewer: typeof Viewer };

let loading: Promise<Engine> | undefined;

/** A module of its own, as it is in the package: browsers compile such aside, and a bundled one while the page stands still. */
const coreUrl = new URL("pdfjs-dist/build/pdf.min.mjs", import.meta.url);

/** How long a page that is always busy keeps the engine waiting. */
const maxIdleWaitMs = 500;

/** Loads the PDF engine with the first PDF that is opened, and once the page around it is there and can be used. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // a line that was cut may be whole again for the next document
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

/** Safari tells of no idleness; there it is what comes after the page. */
const whenIdle = () =>
  new Promise<unknown>((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: maxIdleWaitMs })
      : setTimeout(resolve),
  );
