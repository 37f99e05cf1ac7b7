import { createRequire } from "node:module";
import path from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

const publicDir = path.join(import.meta.dirname, "..", "public");
const pdfjsDir = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** The scripts and styles of the pages, pdf.js, and the script for pages that embed a signing page. */
export function assetRoutes() {
  const routes = new Hono();
  const below = (prefix: string) => (requested: string) => requested.slice(prefix.length);
  routes.get("/js/isign.frame.js", serveStatic({ root: publicDir, rewriteRequestPath: below("/js") }));
  // The legacy build also supports older browsers.
  for (const file of ["/pdf.min.mjs", "/pdf.worker.min.mjs"]) {
    const root = path.join(pdfjsDir, "legacy", "build");
    routes.get(`/assets/pdfjs${file}`, serveStatic({ root, rewriteRequestPath: () => file }));
  }
  for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"]) {
    routes.get(
      `/assets/pdfjs/${folder}/*`,
      serveStatic({ root: pdfjsDir, rewriteRequestPath: below("/assets/pdfjs") }),
    );
  }
  routes.get("/assets/*", serveStatic({ root: publicDir, rewriteRequestPath: below("/assets") }));
  return routes;
}
