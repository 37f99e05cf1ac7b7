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

/** Condition: a row of `library_entries` matches. On SQLite, `document_search` must be joined as well. */
export const matches = (terms: SearchTerms): SQL =>
  engine === "postgres"
    ? sql`library_entries.search_words @@ ${postgresQuery(terms)}::tsquery`
    : sql`document_search match ${sqliteQuery(terms)} and document_search.rowid = library_entries.id`;

/** A query of FTS5. Words are letters and digits in quotes, so no input is invalid syntax. */
export function sqliteQuery({ facets, words, columns }: SearchTerms): string {
  const tokens = facets.map((token) => `facets : "${token}"`);
  const prefixes = words.map((word) => `{${columns.join(" ")}} : "${word}" *`);
  return [...tokens, ...prefixes].join(" AND ");
}

/** A `tsquery`. Its tokens consist of letters and digits, so no input is invalid syntax. */
function postgresQuery({ facets, words, columns }: SearchTerms): string {
  const letters = [...new Set(columns.map((column) => letterOf[column]))];
  const tokens = facets.map((token) => `'d${token}'`);
  const prefixes = words
    .flatMap(postgresWords)
    .map((word) => `(${letters.map((letter) => `'${letter}${word}':*`).join(" | ")})`);
  return [...tokens, ...prefixes].join(" & ");
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
