import { fullName } from "@/lib/domain/people/full-name";
import { setImmediate } from "node:timers/promises";
import type { Handle } from "@/db/client";
import { type AdminDocument, listAllDocuments } from "@/db/repositories/admin-documents";
import type { LibraryCursor, LibraryQuery } from "@/lib/domain/document/library-query";

type ReadOptions = { query: LibraryQuery; pageSize?: number };

/**
 * Yields all documents that match a query, one page in memory at a time. The oldest come first, because this order does
 * not change in the meantime, so that none is left out or repeated.
 */
export async function* readAllDocuments(
  handle: Handle,
  { query, pageSize: limit = 500 }: ReadOptions,
): AsyncGenerator<AdminDocument> {
  const inOrder = { ...query, sort: "created" as const, before: undefined };
  for (let after: LibraryCursor | undefined, isMore = true; isMore;) {
    const page = await listAllDocuments(handle, { query: { ...inOrder, after }, limit });
    // If everything after the cursor has been deleted meanwhile, the query returns the first page again.
    if (after && !page.previous) return;
    yield* page.documents;
    // Queries are synchronous, so reading a long list would block the event loop.
    await setImmediate();
    after = page.next;
    isMore = after !== undefined;
  }
}

/** The columns of a CSV export. */
export const documentColumns = [
  "name",
  "status",
  "ownerName",
  "ownerEmail",
  "sizeBytes",
  "created",
  "changed",
  "id",
] as const;

/** The cells of each document, in the order of `documentColumns`. */
export async function* documentCells(documents: AsyncIterable<AdminDocument>): AsyncGenerator<string[]> {
  for await (const { name, status, ownerName, ownerSurname, ...document } of documents) {
    const owner = [fullName({ name: ownerName, surname: ownerSurname }), document.ownerEmail];
    const times = [document.createdAt.toISOString(), document.updatedAt.toISOString()];
    yield [name, status, ...owner, String(document.sizeBytes), ...times, document.id];
  }
}
