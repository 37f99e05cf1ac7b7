import { readFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";

/**
 * The worker thread of pdfjs-reader.ts: opens each file whose path it is sent as a viewer does, and answers with the
 * number of pages, or what pdf.js says of it.
 */

// pdf.js needs it, and Node has it from version 22 on.
const withResolvers = () => {
  let settle = {};
  const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
};
if (!("withResolvers" in Promise)) Object.assign(Promise, { withResolvers });
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

parentPort?.on("message", async (path) => {
  const task = getDocument({
    data: new Uint8Array(await readFile(path)),
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    for (let page = 1; page <= Math.min(document.numPages, 3); page++) await document.getPage(page);
    parentPort?.postMessage({ verdict: "opens", detail: `${document.numPages} pages` });
  } catch (error) {
    const isProtected = error instanceof Error && error.name === "PasswordException";
    parentPort?.postMessage({ verdict: isProtected ? "protected" : "fails", detail: String(error) });
  } finally {
    await task.destroy();
  }
});
