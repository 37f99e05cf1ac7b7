import { and, eq, type SQL, sql } from "drizzle-orm";
import { type LibraryCursor, type LibraryQuery, wordsOf } from "@/lib/domain/document/library-query";
import { dayAfter, startOfDay } from "@/lib/domain/time/days";
import { engine } from "../dialect/engine";
import { matches, type SearchColumn, type SearchTerms } from "../dialect/full-text";
import { integerOf, isSet } from "../dialect/words";
import { libraryEntries } from "../schema";

/**
 * Whose library: a user's own, or, for admins, all documents once each. Admins can search file names and messages only
 * if they may read them, because a match alone reveals that the word occurs.
 */
export type LibraryScope = { userId: string } | { everybody: "with_content" | "without_content" };

const searchColumns: Record<"own" | "with_content" | "without_content", readonly SearchColumn[]> = {
  own: ["name", "files", "people", "tags", "message"],
  with_content: ["name", "files", "people", "message"],
  without_content: ["name", "people"],
};

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

/** What the full-text index is searched for: words and filters. `undefined` if the table of entries is enough. */
export function termsOf(scope: LibraryScope, query: LibraryQuery): SearchTerms | undefined {
  const words = wordsOf(query.q);
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
      : [facet("u", scope.userId), searchColumns.own];
  return { facets: [reader, ...filters], words, columns };
}

/** The tables of the search, in the order in which they are read. In PostgreSQL the index belongs to the table. */
export function entrySource(terms: SearchTerms | undefined, order: "index" | "entries"): SQL {
  if (!terms || engine === "postgres") return sql`${libraryEntries}`;
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
 * Condition: the entries of the scope that match the terms and changed on the requested days. Terms already include the
 * scope; a condition for it as well would make PostgreSQL search a second index.
 */
export function entryConditions(
  { scope, query, timeZone }: ZonedQuery,
  terms: SearchTerms | undefined,
  entryId: SQL,
): SQL {
  const { from, before } = changedBetween(query, timeZone);
  const conditions = and(
    terms && matches(terms),
    terms && engine === "postgres" ? undefined : inScope(scope),
    from && sql`${entryId} >= ${firstIdAt(from)}`,
    before && sql`${entryId} < ${firstIdAt(before)}`,
  );
  return conditions ?? sql`true`;
}

const inScope = (scope: LibraryScope) =>
  "everybody" in scope ? isSet(libraryEntries.isOwn) : eq(libraryEntries.userId, scope.userId);

/** The lowest id of a point in time (schema/library-entries.ts). */
const firstIdAt = (at: Date) => integerOf(String(BigInt(at.getTime()) << 20n));

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
  const cursorId = integerOf(id);
  if (by === "changed") return sql`${entryId} ${operator} ${cursorId}`;
  const cursorValue = by === "created" ? integerOf(value) : sql`${value}`;
  return sql`(${sortColumns[by]}, ${entryId}) ${operator} (${cursorValue}, ${cursorId})`;
}
