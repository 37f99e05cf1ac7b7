import { cache } from "react";
import { findUserForAdmin, listUsers } from "@/db/repositories/user-directory";
import { findImport, listImportRows } from "@/db/repositories/user-imports";
import { countUsers } from "@/db/repositories/users";
import { portal } from "../portal/portal";

const pageSize = 50;
const importPageSize = 100;

/** A page of the accounts that match, whether more follow, and how many accounts there are. */
export async function loadUsers({ search, after }: { search: string; after?: string }) {
  const { db } = await portal();
  const found = await listUsers(db.read, { search, after, limit: pageSize + 1 });
  return {
    users: found.slice(0, pageSize),
    isMore: found.length > pageSize,
    count: await countUsers(db.read),
  };
}

/** An account, or `undefined` if there is none. */
export const loadUser = cache(async (userId: string) => {
  const { db, now } = await portal();
  return findUserForAdmin(db.read, { userId, now: now() });
});

type ImportPage = { importId: string; afterLine: number; onlyFaulty: boolean };

/** An imported list with a page of its rows, or `undefined` if there is none. */
export async function loadUserImport({ importId, ...page }: ImportPage) {
  const { db } = await portal();
  const list = await findImport(db.read, importId);
  if (!list) return undefined;
  const rows = await listImportRows(db.read, { ...page, importId, limit: importPageSize + 1 });
  return { list, rows: rows.slice(0, importPageSize), isMore: rows.length > importPageSize };
}
