import { expect, test } from "vitest";
import { byteSize } from "./byte-size";

test.each([
  [0, "0 kB"],
  [1, "1 kB"],
  [1_499, "1 kB"],
  [48_600, "49 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [1_000_000, "1.0 MB"],
  [1_234_567_890, "1234.6 MB"],
])("%i bytes are shown as %s", (bytes, words) => {
  expect(byteSize(bytes, "en")).toBe(words);
});

test("a decimal is written as in the reader's language", () => {
  expect(byteSize(2_350_000, "lt")).toBe("2,4 MB");
});
