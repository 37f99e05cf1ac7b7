import { expect, test } from "vitest";
import { wrapText } from "./wrap-text";

const wrap = (text: string) => wrapText(text, (part) => [...part].length, 6);

test("text is broken between words, and within a word only if it is wider than a line", () => {
  expect(wrap("one two three")).toEqual(["one", "two", "three"]);
  expect(wrap("a b c d")).toEqual(["a b c", "d"]);
  expect(wrap("to abcdefghij")).toEqual(["to", "abcdef", "ghij"]);
  expect(wrap("🖋🖋🖋🖋🖋🖋🖋")).toEqual(["🖋🖋🖋🖋🖋🖋", "🖋"]);
  expect(wrap("")).toEqual([""]);
});

test("a letter wider than a line gets its own line", () => {
  expect(wrapText("ab", () => 100, 6)).toEqual(["a", "b"]);
});

test("a word of many lines is measured a line at a time", () => {
  let measured = 0;
  const widthOf = (part: string) => {
    measured += part.length;
    return part.length;
  };
  const word = "x".repeat(20_000);
  expect(wrapText(word, widthOf, 100).join("")).toBe(word);
  expect(measured).toBeLessThan(20 * word.length);
});
