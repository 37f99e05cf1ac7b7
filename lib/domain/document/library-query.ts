import { type DocumentStatus } from "../signing/signing-status";

/** Counting stops here, because the cost of an exact count grows with the number of documents. */
export const maxCounted = 100;

/** The orders of the library; a minus means descending. The first is the default. */
export const librarySorts = ["-changed", "changed", "-created", "created", "name", "-name"] as const;

export type LibrarySort = (typeof librarySorts)[number];

/** A person's role in a document: it waits for their signature, they sent it, or it was sent to them. */
export const libraryShows = ["waiting", "sent", "received"] as const;

type LibraryShow = (typeof libraryShows)[number];

/** A cursor at the first or last row of a page of the library: the row's sort key and number. */
export type LibraryCursor = { value: string; id: string };

/** The filters besides the search text. */
const libraryFilters = ["show", "status", "tag", "person", "from", "to"] as const;

export type LibraryFilter = (typeof libraryFilters)[number];

/** A query of the library. Its URL contains all of it, and `readLibraryQuery` reads it from there. */
export type LibraryQuery = {
  /** The search text, as typed. */
  q?: string;
  status?: DocumentStatus;
  show?: LibraryShow;
  /** A tag's id. */
  tag?: string;
  /** An email address. */
  person?: string;
  /** The first and last day of the last change, both inclusive, as "2026-12-12". */
  from?: string;
  to?: string;
  sort: LibrarySort;
  /** The page after a cursor, or before one. */
  after?: LibraryCursor;
  before?: LibraryCursor;
};

const maxWords = 10;

/** The paths that list documents by such a query: the library, and for admins all documents, as a page and as CSV. */
export type LibraryPlace = "/documents" | "/admin/documents" | "/api/admin/documents";

/** The URL of a list with this query; defaults are left out. */
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

/** The URL of the same query with another search text, from the first page. */
export function searchHref(query: URLSearchParams, q: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of ["q", "after", "before"]) parameters.delete(name);
  if (q.trim()) parameters.set("q", q.trim());
  return hrefOf(parameters, "/documents");
}

/** The query without the filters that apply only to one person's library: their role and their tags. */
export const allDocumentsQuery = (query: LibraryQuery): LibraryQuery => ({
  ...query,
  show: undefined,
  tag: undefined,
});

/** The query with changes, from its first page, because cursors belong to the old query. */
export function withChanges(query: LibraryQuery, changes: Partial<LibraryQuery>): LibraryQuery {
  return { ...query, after: undefined, before: undefined, ...changes };
}

/** The query without its filters: only the search text and the order. */
export const withoutFilters = ({ q, sort }: LibraryQuery): LibraryQuery => ({ q, sort });

/** The filters that are set. */
export const filtersOf = (query: LibraryQuery): LibraryFilter[] =>
  libraryFilters.filter((name) => query[name] !== undefined);

/** The words of the search text: runs of letters and digits, as in the full-text index. */
export function wordsOf(q: string | undefined): string[] {
  return (q ?? "").match(/[\p{L}\p{N}\p{Co}\u0300-\u0331]+/gu)?.slice(0, maxWords) ?? [];
}
