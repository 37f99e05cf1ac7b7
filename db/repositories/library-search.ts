import { and, eq, type SQL, sql } from "drizzle-orm";
import { type LibraryCursor, type LibraryQuery, wordsOf } from "@/lib/domain/document/library-query";
import { dayAfter, startOfDay } from "@/lib/domain/time/days";
import { libraryEntries } from "../schema";

/**
 * Whose library: a user's own, or, for admins, all documents once each. Admins can search file names and messages only
 * if they may read them, because a match alone reveals that the word occurs.
 */
export type LibraryScope = { userId: string } | { everybody: "with_content" | "without_content" };

const searchColumns = { with_content: "name files people message", without_content: "name people" };

/** The column of each sort order. The id of an entry grows with its last change. */
export const sortColumns = {
  changed: libraryEntries.id,
  created: libraryEntries.createdAt,
  name: libraryEntries.sortName,
};

export type SortedBy = keyof typeof sortColumns;

/** A facet as a token of the index, whose tokens consist of letters and digits only (library-index-sql.ts). */
const facet = (letter: string, value: string) => letter + value.replaceAll("_", "");
const personFacet = (email: string) => facet("p", Buffer.from(email).toString("hex"));

/**
 * The query of the full-text index: each word as a prefix, and the filters. `undefined` if the table of entries is
 * enough. Words are letters and digits in quotes, so no input is invalid syntax.
 */
export function matchOf(scope: LibraryScope, query: LibraryQuery): string | undefined {
  const words = wordsOf(query.q).map((word) => `"${word}" *`);
  const { status, show, tag, person } = query;
  const filters = [
    ...(status ? [facet("s", status)] : []),
    ...(show ? [show] : []),
    ...(tag ? [facet("t", tag)] : []),
    ...(person ? [personFacet(person)] : []),
  ];
  if (words.length + filters.length === 0) return undefined;
  const [reader, columns] =
    "everybody" in scope
      ? ["everybody", searchColumns[scope.everybody]]
      : [facet("u", scope.userId), "name files people tags message"];
  const facets = [reader, ...filters].map((token) => `facets : "${token}"`);
  return [...facets, ...words.map((word) => `{${columns}} : ${word}`)].join(" AND ");
}

/** The tables of the search, in the order in which they are read. */
export function entrySource(match: string | undefined, order: "index" | "entries"): SQL {
  if (!match) return sql`${libraryEntries}`;
  const [first, second] =
    order === "index" ? ["document_search", "library_entries"] : ["library_entries", "document_search"];
  // SQLite does not reorder a cross join.
  return sql.raw(`${first} cross join ${second}`);
}

type ZonedQuery = {
  scope: LibraryScope;
  query: LibraryQuery;
  /** The time zone of the query's days. */
  timeZone: string;
};

/**
 * Condition: the entries of the scope that match the full-text query and changed on the requested days. Flags are
 * compared with literals, because SQLite uses a partial index only for the same expression.
 */
export function entryConditions(
  { scope, query, timeZone }: ZonedQuery,
  match: string | undefined,
  entryId: SQL,
): SQL {
  const { from, before } = changedBetween(query, timeZone);
  const conditions = and(
    match ? sql`document_search match ${match} and document_search.rowid = ${libraryEntries.id}` : undefined,
    "everybody" in scope ? sql`${libraryEntries.isOwn} = 1` : eq(libraryEntries.userId, scope.userId),
    from && sql`${entryId} >= ${from.getTime()} << 20`,
    before && sql`${entryId} < ${before.getTime()} << 20`,
  );
  return conditions ?? sql`true`;
}

/** The range of the last change, excluding its end. Days are those of the time zone. */
function changedBetween({ from, to }: LibraryQuery, timeZone: string): { from?: Date; before?: Date } {
  return {
    from: from ? startOfDay(from, timeZone) : undefined,
    before: to ? startOfDay(dayAfter(to), timeZone) : undefined,
  };
}

/** Condition: the rows after a cursor in list order. */
export function afterCursor(
  { value, id }: LibraryCursor,
  { by, entryId, isDescending }: { by: SortedBy; entryId: SQL; isDescending: boolean },
): SQL {
  const operator = sql.raw(isDescending ? "<" : ">");
  const cursorId = sql`cast(${id} as integer)`;
  if (by === "changed") return sql`${entryId} ${operator} ${cursorId}`;
  const cursorValue = by === "created" ? Number(value) : value;
  return sql`(${sortColumns[by]}, ${entryId}) ${operator} (${cursorValue}, ${cursorId})`;
}
