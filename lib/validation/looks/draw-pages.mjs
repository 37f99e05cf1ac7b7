import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { limitMemory } from "./limit-memory.mjs";

/**
 * The worker thread of compare-looks.ts: draws the first pages of a file as it was when it ended at each of some
 * bytes, and answers with a digest of each page's picture, or null for a page that is too large. What PDFium cannot
 * open has no pages.
 */

const scale = 1.5;
/** At a lower scale small letters could differ without being seen. */
const minScale = 0.5;

/** @type {{ path: string, ends: number[], maxPages: number, maxPixels: number }} */
const { path, ends, maxPages, maxPixels } = workerData;
const bytes = await readFile(path);
limitMemory();
const library = await PDFiumLibrary.init();

/** @param {import("@hyzyla/pdfium").PDFiumPage} page */
async function draw(page) {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  const fitting = Math.min(scale, Math.sqrt(maxPixels / Math.max(1, width * height)));
  if (fitting < minScale) return null;
  const picture = await page.render({ scale: fitting, render: "bitmap", renderFormFields: true });
  const digest = createHash("sha256").update(picture.data).digest("base64");
  return `${picture.width} ${picture.height} ${digest}`;
}

/** @param {number} end */
async function drawAll(end) {
  const document = await library.loadDocument(bytes.subarray(0, end)).catch(() => undefined);
  if (!document) return { count: 0, pages: [] };
  try {
    const count = document.getPageCount();
    const pages = [];
    while (pages.length < Math.min(count, maxPages)) pages.push(await draw(document.getPage(pages.length)));
    return { count, pages };
  } finally {
    document.destroy();
  }
}

const drawn = [];
for (const end of ends) drawn.push(await drawAll(end));
parentPort?.postMessage(drawn);
