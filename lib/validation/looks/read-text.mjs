import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { limitMemory } from "./limit-memory.mjs";

/**
 * The worker thread of find-covered-text.ts: answers for each area whether the text of its page, without annotations,
 * has letters there.
 */

const bytesOfUnit = 2;

/** @type {{ path: string, areas: import("../process/validation-context").PageArea[] }} */
const { path, areas } = workerData;
limitMemory();
const library = await PDFiumLibrary.init();
const document = await library.loadDocument(await readFile(path));
const pageCount = document.getPageCount();

/**
 * Calls PDFium's own function, which the package exports but does not wrap.
 *
 * @param {import("../process/validation-context").PageArea} area
 */
function textIn({ page: index, left, bottom, right, top }) {
  const page = document.getPage(index);
  const [module, pageIdx] = [page["module"], page["pageIdx"]];
  const text = module._FPDFText_LoadPage(pageIdx);
  if (!text) return "";
  const count = module._FPDFText_GetBoundedText(text, left, top, right, bottom, 0, 0);
  const buffer = module.wasmExports.malloc((count + 1) * bytesOfUnit);
  const written = module._FPDFText_GetBoundedText(text, left, top, right, bottom, buffer, count);
  const units = Buffer.from(module.HEAPU8.slice(buffer, buffer + written * bytesOfUnit));
  module.wasmExports.free(buffer);
  module._FPDFText_ClosePage(text);
  return units.toString("utf16le");
}

parentPort?.postMessage(areas.map((area) => area.page < pageCount && /[^\s\0]/.test(textIn(area))));
