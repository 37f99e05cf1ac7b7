import { expect, test } from "vitest";
import { missingToolsMessage } from "./test-tools";

test("missing programs are named with the packages that contain them, each package once", () => {
  const missing = ["pdfsig", "pdftoppm"].map((name) => ({
    name,
    debian: "poppler-utils",
    homebrew: "poppler",
  }));
  expect(missingToolsMessage(missing)).toBe(
    "The tests need pdfsig, pdftoppm: apt-get install poppler-utils on Debian; brew install poppler on macOS.",
  );
});

test("a missing browser can also be named by CHROMIUM_PATH", () => {
  expect(missingToolsMessage([{ name: "Chromium", debian: "chromium-headless-shell" }])).toBe(
    "The tests need Chromium: apt-get install chromium-headless-shell on Debian; CHROMIUM_PATH for a browser elsewhere.",
  );
});
