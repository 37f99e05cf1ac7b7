import { and, eq, type SQL, sql } from "drizzle-orm";
import { type LibraryCursor, type LibraryQuery, wordsOf } from "@/lib/domain/document/library-query";
import { dayAfter, startOfDay } from "@/lib/domain/time/days";
import { libraryEntries } from "../schema";

/**
 * Whose library: that of a user, or, for admins, everybody's documents, each once. Those are found by what files are called
 * and what senders wrote only where admins may read it, as a search that finds a word has told that it is there.
 */
export type LibraryScope = { userId: string } | { everybody: "with_content" | "without_content" };

const columnsOf = { with_content: "name files people message", without_content: "name people" };

/** What each order is by. The number of an entry grows with its last change. */
export const sortColumns = {
  changed: libraryEntries.id,
  created: libraryEntries.createdAt,
  name: libraryEntries.sortName,
};

export type SortedBy = keyof typeof sortColumns;

/** A facet as a word of the index, where only letters and digits make a word (library-index-sql.ts). */
const facet = (letter: string, value: string) => letter + value.replaceAll("_", "");
const personFacet = (email: string) => facet("p", Buffer.from(email).toString("hex"));

/**
 * What the full-text index is asked, where it must be: each word as the beginning of one, and the filters. `undefined`
 * where the table of entries alone answers. Every word is letters and digits in quotes, so no input is bad syntax.
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
      ? ["everybody", columnsOf[scope.everybody]]
      : [facet("u", scope.userId), "name files people tags message"];
  const facets = [reader, ...filters].map((each) => `facets : "${each}"`);
  return [...facets, ...words.map((word) => `{${columns}} : ${word}`)].join(" AND ");
}

/** The tables of the search: the full-text index in its order, or the entries in theirs. */
export function entrySource(match: string | undefined, order: "index" | "entries"): SQL {
  if (!match) return sql`${libraryEntries}`;
  const [first, second] =
    order === "index" ? ["document_search", "library_entries"] : ["library_entries", "document_search"];
  // SQLite keeps the order of a cross join.
  return sql.raw(`${first} cross join ${second}`);
}

type ZonedQuestion = {
  scope: LibraryScope;
  query: LibraryQuery;
  /** In which its days are meant. */
  timeZone: string;
};

/** Which entries (a flag is written out, as indexes over some rows are found by these words alone): those of the scope, changed in the time that is asked for, that the full-text index names. */
export function entryConditions(
  { scope, query, timeZone }: ZonedQuestion,
  match: string | undefined,
  number: SQL,
): SQL {
  const { from, before } = changedBetween(query, timeZone);
  const conditions = and(
    match ? sql`document_search match ${match} and document_search.rowid = ${libraryEntries.id}` : undefined,
    "everybody" in scope ? sql`${libraryEntries.isOwn} = 1` : eq(libraryEntries.userId, scope.userId),
    from && sql`${number} >= ${from.getTime()} << 20`,
    before && sql`${number} < ${before.getTime()} << 20`,
  );
  return conditions ?? sql`true`;
}

/** The moments between which the last change was, the end not included. Its days are those of a time zone. */
function changedBetween({ from, to }: LibraryQuery, timeZone: string): { from?: Date; before?: Date } {
  return {
    from: from ? startOfDay(from, timeZone) : undefined,
    before: to ? startOfDay(dayAfter(to), timeZone) : undefined,
  };
}

/** A condition: the rows after a cursor in the order of the list. */
export function beyond(
  { value, id }: LibraryCursor,
  { by, number, isDescending }: { by: SortedBy; number: SQL; isDescending: boolean },
): SQL {
  const than = sql.raw(isDescending ? "<" : ">");
  const place = sql`cast(${id} as integer)`;
  if (by === "changed") return sql`${number} ${than} ${place}`;
  const of = by === "created" ? Number(value) : value;
  return sql`(${sortColumns[by]}, ${number}) ${than} (${of}, ${place})`;
}
