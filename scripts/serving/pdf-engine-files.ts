import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** What the PDF engine of the pages fetches as it needs it: fonts, character maps, color profiles, decoders. */
const folders = ["cmaps", "iccs", "standard_fonts", "wasm"];

const packageJson = z.object({ version: z.string() });

/**
 * Puts the files that pdf.js fetches at run time where the portal serves them. They belong to the package's version, so
 * they are copied from it instead of being kept beside our sources.
 */
export function providePdfEngineFiles(root: string): void {
  const engine = path.join(root, "node_modules", "pdfjs-dist");
  const served = path.join(root, "public", "pdfjs");
  const stamp = path.join(served, "version.txt");
  const { version } = packageJson.parse(JSON.parse(readFileSync(path.join(engine, "package.json"), "utf8")));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return;
  rmSync(served, { recursive: true, force: true });
  for (const folder of folders)
    cpSync(path.join(engine, folder), path.join(served, folder), { recursive: true });
  writeFileSync(stamp, version);
}
