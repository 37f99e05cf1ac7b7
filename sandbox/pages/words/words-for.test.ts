import { expect, test } from "vitest";
import { en } from "./en";
import { languages } from "./languages";
import { wordsFor } from "./words-for";

/** Each text by its path, such as `errors.7023`. */
function textsOf(words: object, path = ""): [path: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? textsOf(value, `${path}${name}.`)
      : [[path + name, String(value)] as [string, string]],
  );
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

/** Product names and their terms are the same in every language. */
const sameInEnglish = /^(smartid|mobile|eparaksts_mobile|pin)$/;

test.each(languages.filter((language) => language !== "en"))(
  "every text is translated to %s with its placeholders",
  (language) => {
    const translated = new Map(textsOf(wordsFor(language).words));
    const missing = textsOf(en).filter(([path, english]) => {
      const text = translated.get(path) ?? "";
      const isSame = text === english && !sameInEnglish.test(path);
      return text.trim() === "" || isSame || placeholders(text).join() !== placeholders(english).join();
    });
    expect(missing).toEqual([]);
  },
);

test.each([
  ["lt", "lt"],
  ["LV", "lv"],
  ["et-EE", "et"],
  ["ru", "en"],
  ["is", "en"],
  ["constructor", "en"],
  [null, "en"],
])("a signing in %s is shown in %s", (requested, shown) => {
  expect(wordsFor(requested).language).toBe(shown);
});
