import { type SQL, sql } from "drizzle-orm";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { engine } from "../dialect/engine";
import { matches, matchesByItself, type SearchTerms, sqliteQuery } from "../dialect/full-text";
import { type Handle, rowsOf } from "../dialect/handle";
import { libraryEntries } from "../schema";
import {
  afterCursor,
  entryConditions,
  entrySource,
  type LibraryScope,
  sortColumns,
  type SortedBy,
  termsOf,
} from "./library-search";
import { findTimeZone } from "./settings";

export type ScopedQuery = {
  /** The documents that a user may see, or all documents for admins. */
  scope: LibraryScope;
  query: LibraryQuery;
};

/**
 * A search with more matches than this is read in list order until the page is full, because the time to sort all
 * matches grows with the library. SQLite first counts the matches, up to this number.
 */
const maxSorted = 5_000;

/**
 * PostgreSQL's index always finds all matches. So the first entries in list order are searched without it, which fills
 * the page unless few of them match.
 */
const searchedFirst = 5_000;

/** So many tell whether `searchedFirst` entries will do for a count. If not, only the index is searched. */
const sampled = 1_000;

/** Counts the documents that match, up to `max` + 1. */
export async function countLibrary(
  handle: Handle,
  { scope, query, max }: ScopedQuery & { max: number },
): Promise<number> {
  const terms = termsOf(scope, query);
  const zoned = { scope, query, timeZone: await findTimeZone(handle) };
  if (terms && engine === "postgres") {
    const { id } = libraryEntries;
    const conditions = entryConditions(zoned, undefined, sql`${id}`);
    for (const size of [sampled, searchedFirst]) {
      const first = firstEntries(conditions, { order: sql`${id} desc`, size });
      const matching = sql`select 1 from ${first} where ${matchesByItself(terms)} limit ${max + 1}`;
      const count = await countOf(handle, matching);
      // If many entries match, these are enough, while the index would first collect all of them.
      if (count > max) return count;
      if ((count * searchedFirst) / size <= max) break;
    }
  }
  const found = sql`select 1 from ${entrySource(terms, "index")}
    where ${entryConditions(zoned, terms, entryIdIn(terms))} limit ${max + 1}`;
  return countOf(handle, found);
}

/** The first entries in an order, as a table that takes the place of all entries. */
const firstEntries = (conditions: SQL, { order, size }: { order: SQL; size: number }): SQL =>
  sql`(select * from ${libraryEntries} where ${conditions} order by ${order} limit ${size}) as library_entries`;

async function countOf(handle: Handle, found: SQL): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    handle,
    sql`select count(*) as count from (${found}) as found`,
  );
  return row?.count ?? 0;
}

type Flag = number | boolean;
/** A row of a page, with the value that it is sorted by. */
export type LibraryEntry = {
  id: string;
  documentId: string;
  isOwn: Flag;
  isWaiting: Flag;
  value: string | number;
};
type EntriesRequest = ScopedQuery & { limit: number; timeZone: string };

/** The entries of a page, and one more if another page follows. */
export async function findEntries(handle: Handle, request: EntriesRequest): Promise<LibraryEntry[]> {
  const terms = termsOf(request.scope, request.query);
  if (terms && engine === "postgres") {
    const first = await rowsOf<LibraryEntry>(handle, entriesQuery(request, { terms, isFirst: true }));
    return first.length > request.limit ? first : rowsOf(handle, entriesQuery(request, { terms }));
  }
  return rowsOf<LibraryEntry>(handle, await pageQuery(handle, request));
}

/** The query of a page among all entries. */
export async function pageQuery(handle: Handle, request: EntriesRequest): Promise<SQL> {
  const terms = termsOf(request.scope, request.query);
  const isSorting = engine === "sqlite" && sortOf(request.query).by !== "changed";
  const isInListOrder = terms !== undefined && isSorting && (await hasManyMatches(handle, terms));
  return entriesQuery(request, { terms, isInListOrder });
}

const sortOf = ({ sort, before }: LibraryQuery) => ({
  by: sort.replace("-", "") as SortedBy,
  isDescending: sort.startsWith("-") !== (before !== undefined),
});

/** SQLite finds matches by the row number of the full-text index, which is also the id of the entry. */
const entryIdIn = (terms: SearchTerms | undefined, isInListOrder = false): SQL =>
  terms && engine === "sqlite" && !isInListOrder ? sql`document_search.rowid` : sql`${libraryEntries.id}`;

type Way = {
  terms?: SearchTerms;
  /** Whether SQLite reads the entries in list order, instead of sorting what the full-text index finds. */
  isInListOrder?: boolean;
  /** Whether PostgreSQL searches only the first entries in list order. */
  isFirst?: boolean;
};

/** The query of a page. It reads one row more than the page, to tell whether another page follows. */
function entriesQuery(
  { scope, query, limit, timeZone }: EntriesRequest,
  { terms, isInListOrder, isFirst }: Way,
): SQL {
  const { by, isDescending } = sortOf(query);
  const entryId = entryIdIn(terms, isInListOrder);
  const value = by === "changed" ? sql`''` : sql`${sortColumns[by]}`;
  const direction = sql.raw(isDescending ? "desc" : "asc");
  const order =
    by === "changed"
      ? sql`${entryId} ${direction}`
      : sql`${sortColumns[by]} ${direction}, ${entryId} ${direction}`;
  const cursor = query.before ?? query.after;
  const inScope = (
    searched?: SearchTerms,
  ) => sql`${entryConditions({ scope, query, timeZone }, searched, entryId)}
      ${cursor ? sql`and ${afterCursor(cursor, { by, entryId, isDescending })}` : sql``}`;
  const columns = sql`cast(${libraryEntries.id} as text) as id, ${libraryEntries.documentId} as "documentId",
      ${libraryEntries.isOwn} as "isOwn", ${libraryEntries.isWaiting} as "isWaiting", ${value} as value`;
  const page = sql`order by ${order} limit ${limit + 1}`;
  if (terms && isFirst)
    return sql`
    select ${columns}
    from ${firstEntries(inScope(), { order, size: searchedFirst })}
    where ${matchesByItself(terms)} ${page}`;
  // Otherwise the planner may expect so many matches that it walks all entries in list order.
  if (terms && engine === "postgres")
    return sql`
    with library_entries as materialized (
      select id, user_id, document_id, is_own, is_waiting, sort_name, created_at
      from ${libraryEntries} where ${matches(terms)})
    select ${columns} from library_entries where ${inScope()} ${page}`;
  return sql`
    select ${columns} from ${entrySource(terms, isInListOrder ? "entries" : "index")}
    where ${inScope(terms)} ${page}`;
}

async function hasManyMatches(handle: Handle, terms: SearchTerms): Promise<boolean> {
  const found = sql`select 1 from document_search where document_search match ${sqliteQuery(terms)} limit ${maxSorted + 1}`;
  return (await countOf(handle, found)) > maxSorted;
}
