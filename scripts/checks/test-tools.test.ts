import { expect, test } from "vitest";
import { whatToInstall } from "./test-tools";

test("missing programs are named with the packages that hold them, each package once", () => {
  const missing = ["pdfsig", "pdftoppm"].map((name) => ({
    name,
    debian: "poppler-utils",
    homebrew: "poppler",
  }));
  expect(whatToInstall(missing)).toBe(
    "The tests need pdfsig, pdftoppm: apt-get install poppler-utils on Debian; brew install poppler on macOS.",
  );
});

test("a browser may also be one that is somewhere else", () => {
  expect(whatToInstall([{ name: "Chromium", debian: "chromium" }])).toBe(
    "The tests need Chromium: apt-get install chromium on Debian; CHROMIUM_PATH for a browser elsewhere.",
  );
});
