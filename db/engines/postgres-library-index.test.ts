import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { postgresWords } from "../dialect/full-text";
import { rowsOf } from "../dialect/handle";
import { openTestDatabase } from "../testing/open-test-database";

test("words are folded by the index as by a search", async () => {
  const db = openTestDatabase();
  // Latin, Greek and Cyrillic. Of other scripts, Unicode versions differ in what is a letter.
  const codes = [
    [1, 0x52f],
    [0x1e00, 0x1fff],
  ] as const;
  const letters = codes
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => /[\p{L}\p{Nd}]/u.test(letter));
  const text = letters.map((letter) => `x${letter}y`).join(" ");
  const [row] = await rowsOf<{ words: string }>(db.read, sql`select library_words(${text}) as words`);
  expect(row?.words.split(" ").filter(Boolean)).toEqual(postgresWords(text));
});
