import { setImmediate } from "node:timers/promises";
import type { Handle } from "@/db/client";
import { type EverybodysDocument, listEverybodysDocuments } from "@/db/repositories/admin-documents";
import type { LibraryCursor, LibraryQuery } from "@/lib/domain/document/library-query";

type Reading = { query: LibraryQuery; pageSize?: number };

/**
 * Everybody's documents that a query lets through, a page of them in memory at a time. The oldest come first: this order
 * stays as it is whatever changes meanwhile, so that none is left out and none comes twice.
 */
export async function* readEverybodysDocuments(
  handle: Handle,
  { query, pageSize: limit = 500 }: Reading,
): AsyncGenerator<EverybodysDocument> {
  const inOrder = { ...query, sort: "created" as const, before: undefined };
  for (let after: LibraryCursor | undefined, isMore = true; isMore;) {
    const page = await listEverybodysDocuments(handle, { query: { ...inOrder, after }, limit });
    // When everything after the cursor has been deleted meanwhile, the query returns the first page again.
    if (after && !page.previous) return;
    yield* page.documents;
    // The database answers without waiting, so that a long list would leave no turn to anybody else.
    await setImmediate();
    after = page.next;
    isMore = after !== undefined;
  }
}

/** The columns of an export as CSV. */
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
export async function* documentCells(documents: AsyncIterable<EverybodysDocument>): AsyncGenerator<string[]> {
  for await (const { name, status, ownerName, ownerSurname, ...document } of documents) {
    const owner = [`${ownerName} ${ownerSurname}`.trim(), document.ownerEmail];
    const times = [document.createdAt.toISOString(), document.updatedAt.toISOString()];
    yield [name, status, ...owner, String(document.sizeBytes), ...times, document.id];
  }
}
