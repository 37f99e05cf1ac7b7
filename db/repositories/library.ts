import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { LibraryCursor, LibraryQuery } from "@/lib/domain/document/library-query";
import type { Handle } from "../client";
import { documents, libraryEntries, users } from "../schema";
import {
  beyond,
  entryConditions,
  entrySource,
  type LibraryScope,
  matchOf,
  sortColumns,
  type SortedBy,
} from "./library-search";
import { findTimeZone } from "./settings";

export type { LibraryScope } from "./library-search";

export type LibraryQuestion = {
  /** The documents that a user may see, or, for admins, all. */
  scope: LibraryScope;
  query: LibraryQuery;
};

/** More matches than this are not sorted: the entries are walked through in the order that is asked for. */
const maxSorted = 5_000;

/**
 * A page of the library, and where the pages before and after it begin: by what a row is sorted by, not by counting, so
 * that what is uploaded meanwhile moves nothing. Where nothing lies beyond a cursor, the first page is given.
 */
export async function listLibrary(handle: Handle, question: LibraryQuestion & { limit: number }) {
  const { query, limit } = question;
  const cursor = query.before ?? query.after;
  const isBackwards = query.before !== undefined;
  const found = handle.all<Entry>(
    entriesQuery(handle, { ...question, timeZone: await findTimeZone(handle) }),
  );
  if (cursor && found.length < (isBackwards ? limit : 1))
    return listFirstPage(handle, { ...question, query: { ...query, before: undefined, after: undefined } });
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
  question: LibraryQuestion & { limit: number },
): Promise<{ documents: LibraryDocument[]; previous?: LibraryCursor; next?: LibraryCursor }> {
  return listLibrary(handle, question);
}

/** How many documents there are, counted no further than to one more than `most`. */
export async function countLibrary(
  handle: Handle,
  { scope, query, max }: LibraryQuestion & { max: number },
): Promise<number> {
  const match = matchOf(scope, query);
  const number = match ? sql`document_search.rowid` : sql`${libraryEntries.id}`;
  const timeZone = await findTimeZone(handle);
  const found = sql`select 1 from ${entrySource(match, "index")}
    where ${entryConditions({ scope, query, timeZone }, match, number)} limit ${max + 1}`;
  return handle.get<{ count: number }>(sql`select count(*) as count from (${found})`).count;
}

type Entry = { id: string; documentId: string; isOwn: number; isWaiting: number; value: string | number };

const cursorOf = (entry: Entry | undefined): LibraryCursor | undefined =>
  entry && { value: String(entry.value), id: entry.id };

/** The query of a page: it takes one row more than the page, which shows whether another page follows. */
export function entriesQuery(
  handle: Handle,
  { scope, query, limit, timeZone }: LibraryQuestion & { limit: number; timeZone: string },
): SQL {
  const match = matchOf(scope, query);
  const by = query.sort.replace("-", "") as SortedBy;
  const isDescending = query.sort.startsWith("-") !== (query.before !== undefined);
  const isWalked = by !== "changed" && match !== undefined && isMany(handle, match);
  const number = match && !isWalked ? sql`document_search.rowid` : sql`${libraryEntries.id}`;
  const value = by === "changed" ? sql`''` : sql`${sortColumns[by]}`;
  const way = sql.raw(isDescending ? "desc" : "asc");
  const order = by === "changed" ? sql`${number} ${way}` : sql`${sortColumns[by]} ${way}, ${number} ${way}`;
  const cursor = query.before ?? query.after;
  return sql`
    select cast(${libraryEntries.id} as text) as id, ${libraryEntries.documentId} as documentId,
      ${libraryEntries.isOwn} as isOwn, ${libraryEntries.isWaiting} as isWaiting, ${value} as value
    from ${entrySource(match, isWalked ? "entries" : "index")}
    where ${entryConditions({ scope, query, timeZone }, match, number)}
      ${cursor ? sql`and ${beyond(cursor, { by, number, isDescending })}` : sql``}
    order by ${order} limit ${limit + 1}`;
}

function isMany(handle: Handle, match: string): boolean {
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

/** What lists show of each document, in the order of the entries. */
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
