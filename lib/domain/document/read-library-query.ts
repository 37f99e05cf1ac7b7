import { z } from "zod";
import { type LibraryQuery, librarySorts, libraryShows } from "./library-query";
import { documentStatuses } from "../signing/signing-status";

const maxSearchLength = 200;

const cursor = z
  .string()
  .max(500)
  .regex(/~\d{1,18}$|~[0-8]\d{18}$/) // only numbers that fit SQLite's 64 bits
  .transform((given) => {
    const at = given.lastIndexOf("~");
    return { value: given.slice(0, at), id: given.slice(at + 1) };
  });

const tagId = z.string().regex(/^tag_\w{1,64}$/);
const email = z.string().trim().toLowerCase().min(1).max(320);

const query = z.object({
  q: z.string().trim().min(1).max(maxSearchLength).optional().catch(undefined),
  status: z.enum(documentStatuses).optional().catch(undefined),
  show: z.enum(libraryShows).optional().catch(undefined),
  tag: tagId.optional().catch(undefined),
  person: email.optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  sort: z.enum(librarySorts).catch(librarySorts[0]),
  after: cursor.optional().catch(undefined),
  before: cursor.optional().catch(undefined),
}) satisfies z.ZodType<LibraryQuery>;

type Parameters = Record<string, string | string[] | undefined>;

/**
 * Reads a library query from the parameters of a URL and ignores invalid ones. This is a separate module because
 * browsers only build such URLs and need not load the parser.
 */
export function readLibraryQuery(parameters: Parameters): LibraryQuery {
  const firstValues = Object.entries(parameters).map(([name, value]) => [name, [value].flat()[0]]);
  return query.parse(Object.fromEntries(firstValues));
}
