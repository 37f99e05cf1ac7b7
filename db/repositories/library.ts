import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { LibraryCursor, LibraryQuery } from "@/lib/domain/document/library-query";
import type { Handle } from "../client";
import { documents, libraryEntries, users } from "../schema";
import {
  afterCursor,
  entryConditions,
  entrySource,
  type LibraryScope,
  matchOf,
  sortColumns,
  type SortedBy,
} from "./library-search";
import { findTimeZone } from "./settings";

export type { LibraryScope } from "./library-search";

export type ScopedQuery = {
  /** The documents that a user may see, or all documents for admins. */
  scope: LibraryScope;
  query: LibraryQuery;
};

/** Above this number of matches, entries are read in list order instead of sorting the matches. */
const maxSorted = 5_000;

/**
 * A page of the library, with cursors for the pages before and after it. Cursors hold sort values, not offsets, so
 * uploads in between shift nothing. Returns the first page if no row follows the cursor, or less than a page precedes.
 */
export async function listLibrary(handle: Handle, request: ScopedQuery & { limit: number }) {
  const { query, limit } = request;
  const cursor = query.before ?? query.after;
  const isBackwards = query.before !== undefined;
  const found = handle.all<Entry>(entriesQuery(handle, { ...request, timeZone: await findTimeZone(handle) }));
  if (cursor && found.length < (isBackwards ? limit : 1))
    return listFirstPage(handle, { ...request, query: { ...query, before: undefined, after: undefined } });
  const isMore = found.length > limit;
  const entries = found.slice(0, limit);
  if (isBackwards) entries.reverse();
  return {
    documents: await readDocuments(handle, entries),
    previous: (isBackwards ? isMore : cursor) ? cursorOf(entries[0]) : undefined,
    next: isBackwards || isMore ? cursorOf(entries.at(-1)) : undefined,
  };
}

async function listFirstPage(
  handle: Handle,
  request: ScopedQuery & { limit: number },
): Promise<{ documents: LibraryDocument[]; previous?: LibraryCursor; next?: LibraryCursor }> {
  return listLibrary(handle, request);
}

/** Counts the documents that match, up to `max` + 1. */
export async function countLibrary(
  handle: Handle,
  { scope, query, max }: ScopedQuery & { max: number },
): Promise<number> {
  const match = matchOf(scope, query);
  const entryId = match ? sql`document_search.rowid` : sql`${libraryEntries.id}`;
  const timeZone = await findTimeZone(handle);
  const found = sql`select 1 from ${entrySource(match, "index")}
    where ${entryConditions({ scope, query, timeZone }, match, entryId)} limit ${max + 1}`;
  return handle.get<{ count: number }>(sql`select count(*) as count from (${found})`).count;
}

type Entry = { id: string; documentId: string; isOwn: number; isWaiting: number; value: string | number };

const cursorOf = (entry: Entry | undefined): LibraryCursor | undefined =>
  entry && { value: String(entry.value), id: entry.id };

/** The query of a page. It reads one row more than the page, to tell whether another page follows. */
export function entriesQuery(
  handle: Handle,
  { scope, query, limit, timeZone }: ScopedQuery & { limit: number; timeZone: string },
): SQL {
  const match = matchOf(scope, query);
  const by = query.sort.replace("-", "") as SortedBy;
  const isDescending = query.sort.startsWith("-") !== (query.before !== undefined);
  const isInListOrder = by !== "changed" && match !== undefined && hasManyMatches(handle, match);
  const entryId = match && !isInListOrder ? sql`document_search.rowid` : sql`${libraryEntries.id}`;
  const value = by === "changed" ? sql`''` : sql`${sortColumns[by]}`;
  const direction = sql.raw(isDescending ? "desc" : "asc");
  const order =
    by === "changed"
      ? sql`${entryId} ${direction}`
      : sql`${sortColumns[by]} ${direction}, ${entryId} ${direction}`;
  const cursor = query.before ?? query.after;
  return sql`
    select cast(${libraryEntries.id} as text) as id, ${libraryEntries.documentId} as documentId,
      ${libraryEntries.isOwn} as isOwn, ${libraryEntries.isWaiting} as isWaiting, ${value} as value
    from ${entrySource(match, isInListOrder ? "entries" : "index")}
    where ${entryConditions({ scope, query, timeZone }, match, entryId)}
      ${cursor ? sql`and ${afterCursor(cursor, { by, entryId, isDescending })}` : sql``}
    order by ${order} limit ${limit + 1}`;
}

function hasManyMatches(handle: Handle, match: string): boolean {
  const found = sql`select 1 from document_search where document_search match ${match} limit ${maxSorted + 1}`;
  return handle.get<{ count: number }>(sql`select count(*) as count from (${found})`).count > maxSorted;
}

const documentColumns = {
  id: documents.id,
  ownerId: documents.ownerId,
  name: documents.name,
  status: documents.status,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
  ownerName: users.name,
  ownerSurname: users.surname,
};

/** The documents of the entries as lists show them, in the same order. */
async function readDocuments(handle: Handle, entries: Entry[]) {
  const rows = await handle
    .select(documentColumns)
    .from(documents)
    .innerJoin(users, eq(users.id, documents.ownerId))
    .where(
      inArray(
        documents.id,
        entries.map(({ documentId }) => documentId),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return entries.flatMap(({ documentId, isOwn, isWaiting }) => {
    const row = byId.get(documentId);
    return row ? [{ ...row, isOwn: isOwn === 1, isWaiting: isWaiting === 1 }] : [];
  });
}

export type LibraryDocument = Awaited<ReturnType<typeof readDocuments>>[number];
