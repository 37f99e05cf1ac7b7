import { eq, inArray } from "drizzle-orm";
import type { LibraryCursor } from "@/lib/domain/document/library-query";
import type { Handle } from "../client";
import { documents, users } from "../schema";
import { findEntries, type LibraryEntry, type ScopedQuery } from "./library-entries";
import { findTimeZone } from "./settings";

export { countLibrary, type ScopedQuery } from "./library-entries";
export type { LibraryScope } from "./library-search";

/**
 * A page of the library, with cursors for the pages before and after it. Cursors hold sort values, not offsets, so
 * uploads in between shift nothing. Returns the first page if no row follows the cursor, or less than a page precedes.
 */
export async function listLibrary(handle: Handle, request: ScopedQuery & { limit: number }) {
  const { query, limit } = request;
  const cursor = query.before ?? query.after;
  const isBackwards = query.before !== undefined;
  const found = await findEntries(handle, { ...request, timeZone: await findTimeZone(handle) });
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

const cursorOf = (entry: LibraryEntry | undefined): LibraryCursor | undefined =>
  entry && { value: String(entry.value), id: entry.id };

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
async function readDocuments(handle: Handle, entries: LibraryEntry[]) {
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
    return row ? [{ ...row, isOwn: Boolean(isOwn), isWaiting: Boolean(isWaiting) }] : [];
  });
}

export type LibraryDocument = Awaited<ReturnType<typeof readDocuments>>[number];
