import { z } from "zod";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { auditCells, auditColumns, auditJson, readAuditLog } from "@/lib/audit/export-entries";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { textStream } from "@/lib/base/text-stream";
import { csvStream } from "@/lib/base/csv/write-csv";
import { auditFilter } from "@/lib/domain/audit/audit-filter";
import { exportResponse } from "../../../export-response";

const format = z.enum(["csv", "json"]).catch("json");

/** Streams the entries that match the filter in the URL, as CSV or JSON. */
export const GET = adminRoute(async ({ portal: { db, now }, user: admin, origin, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const as = format.parse(query.format);
  await db.write((tx) =>
    appendAuditEvent(tx, {
      ...{ at: now(), action: "audit.exported", actorId: admin.id, origin, detail: { format: as } },
    }),
  );
  const entries = readAuditLog(db.read, auditFilter.parse(query));
  const bytes = as === "csv" ? csvStream(auditColumns, auditCells(entries)) : textStream(auditJson(entries));
  return exportResponse(bytes, { name: "audit-log", format: as });
});
