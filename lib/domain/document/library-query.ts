import { type DocumentStatus } from "../signing/signing-status";

/** Counting stops here, as the exact number would cost as much as there are documents. */
export const maxCounted = 1000;

/** What the library is sorted by; with a minus the last comes first. The first of them counts where none is named. */
export const librarySorts = ["-changed", "changed", "-created", "created", "name", "-name"] as const;

export type LibrarySort = (typeof librarySorts)[number];

/** A person's part in a document: they are to sign it now, they sent it, or somebody sent it to them. */
export const libraryShows = ["waiting", "sent", "received"] as const;

type LibraryShow = (typeof libraryShows)[number];

/** Where a page of the library begins or ends: what its row is sorted by, and the number of the row. */
export type LibraryCursor = { value: string; id: string };

/** The filters that are one choice each, apart from the text that is looked for. */
const libraryFilters = ["show", "status", "tag", "person", "from", "to"] as const;

export type LibraryFilter = (typeof libraryFilters)[number];

/** A query of the library. Its URL holds all of it, and `readLibraryQuery` reads it from there. */
export type LibraryQuery = {
  /** What is looked for, as it was typed. */
  q?: string;
  status?: DocumentStatus;
  show?: LibraryShow;
  /** A tag's id. */
  tag?: string;
  /** An email address. */
  person?: string;
  /** Days between which the last change was, both included, as "2026-12-12". */
  from?: string;
  to?: string;
  sort: LibrarySort;
  /** The page behind a cursor, or before one. */
  after?: LibraryCursor;
  before?: LibraryCursor;
};

const maxWords = 10;

/** Where documents are listed by such a query: the library, and for admins everybody's, as a page and as CSV. */
export type LibraryPlace = "/documents" | "/admin/documents" | "/api/admin/documents";

/** The address of a list that asks for this: what is as always is left out. */
export function libraryHref(
  { sort, after, before, ...rest }: LibraryQuery,
  place: LibraryPlace = "/documents",
): string {
  const parameters = new URLSearchParams();
  for (const name of ["q", ...libraryFilters] as const) if (rest[name]) parameters.set(name, rest[name]);
  if (sort !== librarySorts[0]) parameters.set("sort", sort);
  if (after) parameters.set("after", `${after.value}~${after.id}`);
  if (before) parameters.set("before", `${before.value}~${before.id}`);
  return hrefOf(parameters, place);
}

const hrefOf = (parameters: URLSearchParams, place: LibraryPlace) =>
  parameters.size > 0 ? `${place}?${parameters}` : place;

/** The address that looks for something else in what an address of the library asks for, from the first page. */
export function searchHref(query: URLSearchParams, q: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of ["q", "after", "before"]) parameters.delete(name);
  if (q.trim()) parameters.set("q", q.trim());
  return hrefOf(parameters, "/documents");
}

/** The query without what has no meaning among everybody's documents: a person's part, and a person's tags. */
export const everybodysQuery = (query: LibraryQuery): LibraryQuery => ({
  ...query,
  show: undefined,
  tag: undefined,
});

/** The query with changes, from its first page: another page of other documents would be none. */
export function withChanges(query: LibraryQuery, changes: Partial<LibraryQuery>): LibraryQuery {
  return { ...query, after: undefined, before: undefined, ...changes };
}

/** The query without its filters: nothing but what is looked for, and the order. */
export const withoutFilters = ({ q, sort }: LibraryQuery): LibraryQuery => ({ q, sort });

/** The filters that are set. */
export const filtersOf = (query: LibraryQuery): LibraryFilter[] =>
  libraryFilters.filter((name) => query[name] !== undefined);

/** The words that are looked for: runs of letters and digits, as the full-text index has them. */
export function wordsOf(q: string | undefined): string[] {
  return (q ?? "").match(/[\p{L}\p{N}\p{Co}\u0300-\u0331]+/gu)?.slice(0, maxWords) ?? [];
}
