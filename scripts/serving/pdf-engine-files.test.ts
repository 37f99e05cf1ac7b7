import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { providePdfEngineFiles } from "./pdf-engine-files";

let root: string;
const served = (file: string) => path.join(root, "public", "pdfjs", file);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "paraph-pdfjs-"));
  install("6.0.0");
});

afterEach(() => rmSync(root, { recursive: true }));

/** A package whose every file holds its version. */
function install(version: string) {
  const engine = path.join(root, "node_modules", "pdfjs-dist");
  for (const folder of ["cmaps", "iccs", "standard_fonts", "wasm"]) {
    mkdirSync(path.join(engine, folder), { recursive: true });
    writeFileSync(path.join(engine, folder, "file"), version);
  }
  writeFileSync(path.join(engine, "package.json"), JSON.stringify({ version }));
}

test("each folder that the engine fetches from is served", () => {
  providePdfEngineFiles(root);
  for (const folder of ["cmaps", "iccs", "standard_fonts", "wasm"])
    expect(readFileSync(served(`${folder}/file`), "utf8")).toBe("6.0.0");
});

test("another version of the engine replaces all files of the one before", () => {
  providePdfEngineFiles(root);
  writeFileSync(served("cmaps/gone-in-6.1"), "");
  install("6.1.0");
  providePdfEngineFiles(root);
  expect(readFileSync(served("wasm/file"), "utf8")).toBe("6.1.0");
  expect(existsSync(served("cmaps/gone-in-6.1"))).toBe(false);
});
