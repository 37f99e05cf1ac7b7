import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { nearDayWords } from "@/lib/domain/time/date-words";
import { type Language, languages } from "@/lib/domain/text/language";
import { messagesOf } from "./messages";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const wordsOf = (language: Language) => new Map(flat(messagesOf(language)));

/** Every placeholder and tag of a message, each with its type: "count plural". */
function partsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...partsOf(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [
          `${element.value} ${TYPE[element.type]}`,
          ...Object.values(element.options).flatMap(({ value }) => partsOf(value)),
        ];
      default:
        return [`${element.value} ${TYPE[element.type]}`];
    }
  });
}

const partsOfMessage = (words: string) => [...new Set(partsOf(parse(words)))].sort();

/** The forms of each plural in a message, without exact numbers. */
function pluralsOf(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value));
    const own = Object.keys(element.options).filter((form) => !form.startsWith("="));
    return element.type === TYPE.plural ? [own.sort(), ...inner] : inner;
  });
}

describe.each(languages)("the messages in %s", (language) => {
  const english = wordsOf("en");
  const words = wordsOf(language);

  test("exist for each English key, and for no other", () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("are never empty", () => {
    expect([...words].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("have the placeholders and tags of the English ones", () => {
    const parts = (texts: Map<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, partsOfMessage(text)]));
    expect(parts(words)).toEqual(parts(english));
  });

  test("have all plural forms of the language", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of words)
      for (const plural of pluralsOf(parse(text))) expect([key, plural]).toEqual([key, forms]);
  });
});

/** Product names and the like, which are the same in every language. */
const untranslatedKeys = new Set([
  ...["methods.smartid", "methods.mobile", "signatures.fingerprint"],
  ...["verdicts.serviceStatus.other", "reportFile.formats.pdf", "reportFile.formats.json"],
  ...["reportFile.formats.xml", "validateAgain.line"],
]);

test.each(languages.filter((language) => language !== "en"))(
  "no message in %s is left in English",
  (language) => {
    const english = wordsOf("en");
    const same = [...wordsOf(language)].filter(([key, text]) => text === english.get(key));
    expect(same.map(([key]) => key).filter((key) => !untranslatedKeys.has(key))).toEqual([]);
  },
);

test("Lithuanian dates end in a period, so no message adds another", () => {
  expect(nearDayWords(new Date("2026-12-03"), "lt")).toMatch(/d\.$/);
  expect([...wordsOf("lt")].filter(([, text]) => text.includes("{date}."))).toEqual([]);
});
