import { expect, test } from "vitest";
import { acceptedLanguage } from "./accepted-language";

test.each([
  ["lt-LT,lt;q=0.9,en;q=0.8", "lt"],
  ["de-AT,de;q=0.9,et;q=0.5,en;q=0.4", "et"],
  ["en-GB,en;q=0.9,lv;q=0.8", "en"],
  ["lv", "lv"],
  ["de,lt;q=0", "en"],
  ["*", "en"],
  ["", "en"],
  ["\u0000;;q=,", "en"],
  [null, "en"],
])("a browser that accepts %j gets %s", (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
