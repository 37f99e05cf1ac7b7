import { z } from "zod";
import { documentStatuses } from "./signing-status";

/** What the library is sorted by; with a minus the last comes first. The first of them counts where none is named. */
export const librarySorts = ["-changed", "changed", "-created", "created", "name", "-name"] as const;

export type LibrarySort = (typeof librarySorts)[number];

/** A person's part in a document: they are to sign it now, they sent it, or somebody sent it to them. */
export const libraryShows = ["waiting", "sent", "received"] as const;

export type LibraryShow = (typeof libraryShows)[number];

const mostLetters = 200;
const mostWords = 10;

/** A day that exists, as fields for dates give it. */
const day = z.iso.date();
const lowerCase = z.string().trim().toLowerCase();

/** Where a page of the library begins or ends: what its row is sorted by, and the number of the row. */
const cursor = z
  .string()
  .max(500)
  .regex(/~\d{1,19}$/)
  .transform((given) => {
    const at = given.lastIndexOf("~");
    return { value: given.slice(0, at), id: given.slice(at + 1) };
  });

export type LibraryCursor = { value: string; id: string };

const query = z.object({
  /** What is looked for, as it was typed. */
  q: z.string().trim().min(1).max(mostLetters).optional().catch(undefined),
  status: z.enum(documentStatuses).optional().catch(undefined),
  show: z.enum(libraryShows).optional().catch(undefined),
  tag: z
    .string()
    .regex(/^tag_\w{1,64}$/)
    .optional()
    .catch(undefined),
  person: lowerCase.pipe(z.string().min(1).max(320)).optional().catch(undefined),
  /** Days between which the last change was, both included. */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  sort: z.enum(librarySorts).catch(librarySorts[0]),
  after: cursor.optional().catch(undefined),
  before: cursor.optional().catch(undefined),
});

export type LibraryQuery = z.output<typeof query>;

/** The filters that are one choice each, apart from the text that is looked for. */
export const libraryFilters = ["show", "status", "tag", "person", "from", "to"] as const;

type Parameters = Record<string, string | string[] | undefined>;

/** What an address asks of the library. Whatever cannot be understood is as if it were not there. */
export function readLibraryQuery(parameters: Parameters): LibraryQuery {
  const once = Object.entries(parameters).map(([name, value]) => [name, [value].flat()[0]]);
  return query.parse(Object.fromEntries(once));
}

/** The address of the library that asks for this: what is as always is left out. */
export function libraryHref(asked: Partial<LibraryQuery>): string {
  const { sort, after, before, ...rest } = asked;
  const parameters = new URLSearchParams();
  for (const name of ["q", ...libraryFilters] as const) if (rest[name]) parameters.set(name, rest[name]);
  if (sort && sort !== librarySorts[0]) parameters.set("sort", sort);
  if (after) parameters.set("after", `${after.value}~${after.id}`);
  if (before) parameters.set("before", `${before.value}~${before.id}`);
  return parameters.size > 0 ? `/documents?${parameters}` : "/documents";
}

/** The query with changes, from its first page: another page of other documents would be none. */
export function withChanges(asked: LibraryQuery, changes: Partial<LibraryQuery>): LibraryQuery {
  return { ...asked, after: undefined, before: undefined, ...changes };
}

/** Whether documents can be missing because of what is asked for. */
export function isNarrowed(asked: LibraryQuery): boolean {
  return [asked.q, ...libraryFilters.map((name) => asked[name])].some((value) => value !== undefined);
}

/** The words that are looked for: runs of letters and digits, as the full-text index has them. */
export function wordsOf(q: string | undefined): string[] {
  return (q ?? "").match(/[\p{L}\p{N}\p{Co}\u0300-\u0331]+/gu)?.slice(0, mostWords) ?? [];
}

/** The moments between which the last change was, the end not included, in the zone of this machine. */
export function changedBetween({ from, to }: Pick<LibraryQuery, "from" | "to">): {
  from?: Date;
  before?: Date;
} {
  const before = to ? new Date(`${to}T00:00:00`) : undefined;
  before?.setDate(before.getDate() + 1);
  return { from: from ? new Date(`${from}T00:00:00`) : undefined, before };
}
