import { type SQL, sql } from "drizzle-orm";
import { engine } from "./engine";

/** Where the words of a document come from. */
export type SearchColumn = "name" | "files" | "people" | "tags" | "message";

/** What an entry of the library must contain: every facet exactly, and every word as a prefix. */
export type SearchTerms = { facets: string[]; words: string[]; columns: readonly SearchColumn[] };

/** In PostgreSQL, each word and each of its prefixes begins with the letter of its source (engines/postgres-library-index.ts). */
const letterOf: Record<SearchColumn, string> = {
  name: "a",
  people: "a",
  files: "b",
  message: "b",
  tags: "c",
};

/** The longest prefix in PostgreSQL's index, in letters. Longer words are also in it as a whole. */
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

/** Searches the words of a row, by prefix. */
const wordsQuery = (terms: SearchTerms): string => postgresQuery(terms, () => ":*");

/** Searches the index, which has each prefix as a token. */
const prefixesQuery = (terms: SearchTerms): string =>
  postgresQuery(terms, (word) => (word.length > maxPrefix ? ":*" : ""));

/** A token that no row has. */
const nothing = "'d'";

function postgresQuery({ facets, words, columns }: SearchTerms, suffixOf: (word: string) => string): string {
  const letters = [...new Set(columns.map((column) => letterOf[column]))];
  const anySource = (word: string) =>
    letters.map((letter) => `'${letter}${word}'${suffixOf(word)}`).join(" | ");
  const tokens = facets.map((token) => `'d${token}'`);
  const searched = words.flatMap((word) => {
    const parts = postgresWords(word);
    return parts.length > 0 ? parts.map((part) => `(${anySource(part)})`) : nothing;
  });
  return [...tokens, ...searched].join(" & ");
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
