import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import keepLanguages from "./keep-languages.mjs";

test("the loader keeps only our languages of a react-aria table, in its imports and in its entries", async () => {
  const table = createRequire(import.meta.url)
    .resolve("react-aria/Overlay")
    .replace(/exports.*/, "private/overlays/intlStrings.mjs");
  const source = await readFile(table, "utf8");
  const kept = keepLanguages.call({ getOptions: () => ({ languages: ["en", "et"] }) }, source);
  expect(kept.match(/intl\/overlays\/[\w-]+/g)).toEqual(["intl/overlays/en-US", "intl/overlays/et-EE"]);
  expect(kept.match(/^ {4}"[\w-]+"/gm)).toEqual(['    "en-US"', '    "et-EE"']);
  expect(source.match(/^import/gm)?.length).toBeGreaterThan(30);
});
