import { countEverybodysDocuments, listEverybodysDocuments } from "@/db/repositories/admin-documents";
import { filtersOf, type LibraryQuery, maxCounted } from "@/lib/domain/document/library-query";
import { portal } from "../portal/portal";

const pageSize = 50;

/** A page of everybody's documents, found as in the library. */
export async function loadEverybodysDocuments(query: LibraryQuery) {
  const { db } = await portal();
  const isNarrowed = query.q !== undefined || filtersOf(query).length > 0;
  return {
    ...(await listEverybodysDocuments(db.read, { query, limit: pageSize })),
    isNarrowed,
    count: isNarrowed ? await countEverybodysDocuments(db.read, { query, max: maxCounted }) : 0,
  };
}
