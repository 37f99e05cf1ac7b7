import { listAuditEntries } from "@/db/repositories/audit-log";
import type { AuditFilter } from "@/lib/domain/audit/audit-filter";
import { portal } from "../portal/portal";

const pageSize = 50;

/** A page of the audit log, newest entries first, and whether older ones may follow. */
export async function loadAuditLog(filter: AuditFilter, beforeSeq: number | undefined) {
  const { db } = await portal();
  const entries = await listAuditEntries(db.read, { filter, beforeSeq, limit: pageSize });
  return { entries, isMore: entries.length === pageSize };
}
