import { type SQL, sql } from "drizzle-orm";
import { engine } from "./engine";

/** Where the words of a document come from. */
export type SearchColumn = "name" | "files" | "people" | "tags" | "message";

/** What an entry of the library must contain: every facet exactly, and every word as a prefix. */
export type SearchTerms = { facets: string[]; words: string[]; columns: readonly SearchColumn[] };

/** In PostgreSQL's index, each word is prefixed with the letter of its source (engines/postgres-library-index.ts). */
const letterOf: Record<SearchColumn, string> = {
  name: "a",
  people: "a",
  files: "b",
  message: "b",
  tags: "c",
};

/** In PostgreSQL's index, the letter before each prefix of a word, which is from tags or another source. */
export const prefixLetter = { text: "w", tag: "t" };

/** The longest prefix in PostgreSQL's index, in letters. It also has longer words as a whole. */
export const maxPrefix = 12;

/**
 * Condition: a row of `library_entries` matches, by the full-text index. On SQLite `document_search` must be joined as
 * well.
 */
export const matches = (terms: SearchTerms): SQL =>
  engine === "postgres"
    ? sql`library_prefixes(library_entries.search_words) @@ ${prefixesQuery(terms)}::tsquery`
    : sql`document_search match ${sqliteQuery(terms)} and document_search.rowid = library_entries.id`;

/** Condition on PostgreSQL: a row of `library_entries` matches, tested without the index. */
export const matchesByItself = (terms: SearchTerms): SQL =>
  sql`library_entries.search_words @@ ${wordsQuery(terms)}::tsquery`;

/** A query of FTS5. Words are letters and digits in quotes, so no input is invalid syntax. */
export function sqliteQuery({ facets, words, columns }: SearchTerms): string {
  const tokens = facets.map((token) => `facets : "${token}"`);
  const prefixes = words.map((word) => `{${columns.join(" ")}} : "${word}" *`);
  return [...tokens, ...prefixes].join(" AND ");
}

// The queries of PostgreSQL are of type `tsquery`. Their tokens consist of letters and digits, so no input is invalid
// syntax.

/** Searches the words of a row by prefix. */
function wordsQuery({ facets, words, columns }: SearchTerms): string {
  const letters = [...new Set(columns.map((column) => letterOf[column]))];
  return queryOf({ facets, words }, (word) => letters.map((letter) => `'${letter}${word}':*`));
}

/**
 * Searches the prefixes that the index has, each of which is one list. Names and people alone are searched by few, so
 * the index has only their whole words, and collects the lists of all that have the prefix.
 */
function prefixesQuery({ facets, words, columns }: SearchTerms): string {
  if (!columns.includes("files")) return wordsQuery({ facets, words, columns });
  const letters = [prefixLetter.text, ...(columns.includes("tags") ? [prefixLetter.tag] : [])];
  return queryOf({ facets, words }, (word) =>
    letters.map((letter) => `'${letter}${word}'${word.length > maxPrefix ? ":*" : ""}`),
  );
}

function queryOf(
  { facets, words }: Pick<SearchTerms, "facets" | "words">,
  anyOf: (word: string) => string[],
): string {
  const tokens = facets.map((token) => `'d${token}'`);
  return [...tokens, ...words.flatMap(postgresWords).map((word) => `(${anyOf(word).join(" | ")})`)].join(
    " & ",
  );
}

const plainLetters: Record<string, string> = {
  ...{ ł: "l", đ: "d", ð: "d", ø: "o", ı: "i" },
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th" },
};

/** The words of a text as PostgreSQL's index stores them, like its function `library_words`. */
export function postgresWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[łđðøıßæœþ]/g, (letter) => plainLetters[letter] ?? letter)
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(Boolean);
}
