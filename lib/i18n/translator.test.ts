import { expect, test } from "vitest";
import { translatorFor } from "./translator";

test.each([
  ["lt", 1, "sekundės"],
  ["lt", 2, "2 sekundžių"],
  ["lt", 21, "21 sekundės"],
  ["lt", 30, "30 sekundžių"],
  ["lv", 21, "21 sekundes"],
  ["lv", 30, "30 sekundēm"],
  ["et", 30, "30 sekundi"],
  ["en", 1, "a second"],
  ["en", 30, "30 seconds"],
] as const)("outside a request, in %s, %d seconds take the form %j", (language, count, form) => {
  expect(translatorFor(language)("refusals.throttled_seconds", { count })).toContain(form);
});

test("a message without its values throws", () => {
  expect(() => translatorFor("lt")("state.waiting")).toThrow(/people/);
});
