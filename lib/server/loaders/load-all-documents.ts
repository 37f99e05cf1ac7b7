import { countAllDocuments, listAllDocuments } from "@/db/repositories/admin-documents";
import { filtersOf, type LibraryQuery, maxCounted } from "@/lib/domain/document/library-query";
import { portal } from "../portal/portal";

const pageSize = 50;

/** A page of all users' documents, searched as in the library. */
export async function loadAllDocuments(query: LibraryQuery) {
  const { db } = await portal();
  const isNarrowed = query.q !== undefined || filtersOf(query).length > 0;
  return {
    ...(await listAllDocuments(db.read, { query, limit: pageSize })),
    isNarrowed,
    count: isNarrowed ? await countAllDocuments(db.read, { query, max: maxCounted }) : 0,
  };
}
