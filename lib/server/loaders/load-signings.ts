import { listSignings } from "@/db/repositories/admin-signings";
import type { SigningSearch } from "@/lib/domain/signing/signing-search";
import { portal } from "../portal/portal";

const pageSize = 50;

/** A page of all users' signings that match, newest first, and whether older ones follow. */
export async function loadSignings({ status, search, needsAttention, before }: SigningSearch) {
  const { db } = await portal();
  const found = await listSignings(db.read, {
    ...{ status, search, before, needsAttention },
    limit: pageSize + 1,
  });
  return { signings: found.slice(0, pageSize), isMore: found.length > pageSize };
}
