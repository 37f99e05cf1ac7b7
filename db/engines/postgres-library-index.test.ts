import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { matches, matchesByItself, maxPrefix, postgresWords } from "../dialect/full-text";
import { rowsOf } from "../dialect/handle";
import { openTestDatabase } from "../testing/open-test-database";
import { addDocumentToSign, addUser } from "../testing/sample-rows";
import { requireTag, tagDocuments } from "../repositories/tags";

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

test("the index finds an entry by each prefix of a word of the searched sources, as a test of the row does", async () => {
  const db = openTestDatabase();
  const now = new Date("2026-11-30T10:00:00Z");
  const ownerId = await addUser(db, "ada", now);
  const word = "kontraktorsabcdef";
  expect(word.length).toBeGreaterThan(maxPrefix);
  const ids = ["kontrakt", word, `${word}gh`, "other"];
  for (const id of ids) {
    const documentId = await addDocumentToSign(db, { id, ownerId, now }, {});
    const tag = { newId: `tag_${id}`, userId: ownerId, name: `q${id}`, now };
    const { id: tagId } = await db.write((tx) => requireTag(tx, tag));
    await db.write((tx) => tagDocuments(tx, { documentIds: [documentId], tagId }));
  }
  const idsBy = async (condition: SQL) => {
    const found = sql`select document_id as id from library_entries where ${condition} order by id`;
    return (await rowsOf<{ id: string }>(db.read, found)).map(({ id }) => id);
  };
  const sources = [["name", "people"], ["files"], ["tags"], ["name", "files", "tags"]] as const;
  for (const columns of sources)
    for (const [start, source] of [
      ["", "files"],
      ["", "name"],
      ["q", "tags"],
    ] as const)
      for (let length = 1; length <= word.length; length++) {
        const prefix = start + word.slice(0, length);
        const terms = { facets: [], words: [prefix], columns };
        const having = ids.filter((id) => (start + id).startsWith(prefix)).map((id) => `doc_${id}`);
        const isSearched = columns.some((column) => column === source);
        if (isSearched) expect([terms, await idsBy(matches(terms))]).toEqual([terms, having.sort()]);
        expect([terms, await idsBy(matchesByItself(terms))]).toEqual([terms, await idsBy(matches(terms))]);
        if (source === "tags" && !isSearched) expect(await idsBy(matches(terms))).toEqual([]);
      }
});
