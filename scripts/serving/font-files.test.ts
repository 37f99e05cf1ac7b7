import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { create } from "fontkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lettersIn, provideFontFiles } from "./font-files";
import { projectRoot } from "./project-root";

let root: string;
const fontPath = (file: string) => path.join(root, "app", "fonts", file);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "paraph-fonts-"));
  symlinkSync(path.join(projectRoot, "node_modules"), path.join(root, "node_modules"));
});

afterEach(() => rmSync(root, { recursive: true }));

test("a font file contains the letters of its unicode-range, and is small", async () => {
  await provideFontFiles(root);
  const sheet = readFileSync(fontPath("fonts.css"), "utf8");
  const faces = [...sheet.matchAll(/url\("\.\/(.+?)"\)[^]+?unicode-range: (.+);/g)];
  expect(faces).toHaveLength(4);
  for (const [, file = "", range = ""] of faces) {
    const font = create(readFileSync(fontPath(file)));
    const has = (letter: string) =>
      "hasGlyphForCodePoint" in font && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
    expect([...lettersIn(range)].filter((letter) => !has(letter))).toEqual([]);
  }
  const sizes = faces.map(([, file = ""]) => statSync(fontPath(file)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(55_000);
});

test("fonts are generated once, and again when a file is missing or the style sheet changes", async () => {
  await provideFontFiles(root);
  const font = fontPath("source-sans-3-latin-wght-normal.woff2");
  writeFileSync(font, "kept");
  await provideFontFiles(root);
  expect(readFileSync(font, "utf8")).toBe("kept");
  rmSync(fontPath("source-serif-4-latin-wght-normal.woff2"));
  await provideFontFiles(root);
  expect(statSync(font).size).toBeGreaterThan(10_000);
  writeFileSync(fontPath("fonts.css"), "of another version");
  await provideFontFiles(root);
  expect(statSync(font).size).toBeGreaterThan(10_000);
});
