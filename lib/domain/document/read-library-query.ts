import { z } from "zod";
import { type LibraryQuery, librarySorts, libraryShows } from "./library-query";
import { documentStatuses } from "../signing/signing-status";

const maxLetters = 200;

const cursor = z
  .string()
  .max(500)
  .regex(/~\d{1,18}$|~[0-8]\d{18}$/) // no number that SQLite cannot hold
  .transform((given) => {
    const at = given.lastIndexOf("~");
    return { value: given.slice(0, at), id: given.slice(at + 1) };
  });

const tagId = z.string().regex(/^tag_\w{1,64}$/);
const email = z.string().trim().toLowerCase().min(1).max(320);

const query = z.object({
  q: z.string().trim().min(1).max(maxLetters).optional().catch(undefined),
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
 * What an address asks of the library. Whatever cannot be understood is as if it were not there. In a file of its own:
 * browsers write addresses and need not load what reads them.
 */
export function readLibraryQuery(parameters: Parameters): LibraryQuery {
  const once = Object.entries(parameters).map(([name, value]) => [name, [value].flat()[0]]);
  return query.parse(Object.fromEntries(once));
}
