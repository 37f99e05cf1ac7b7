import { z } from "zod";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { auditCells, auditColumns, auditJson, readAuditLog } from "@/lib/audit/export-entries";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { textStream } from "@/lib/base/csv/text-stream";
import { csvStream } from "@/lib/base/csv/write-csv";
import { auditFilter } from "@/lib/domain/audit/audit-filter";

const format = z.enum(["csv", "json"]).catch("json");

/** The entries that the filter in the address lets through, as CSV or JSON, written as they are read. */
export const GET = adminRoute(async ({ portal: { db, now }, user: admin, origin, request }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const as = format.parse(asked.format);
  await db.write((tx) =>
    appendAuditEvent(tx, {
      ...{ at: now(), action: "audit.exported", actorId: admin.id, origin, detail: { format: as } },
    }),
  );
  const entries = readAuditLog(db.read, auditFilter.parse(asked));
  const bytes = as === "csv" ? csvStream(auditColumns, auditCells(entries)) : textStream(auditJson(entries));
  return new Response(bytes, {
    headers: {
      "content-type": as === "csv" ? "text/csv; charset=utf-8" : "application/json",
      "content-disposition": `attachment; filename="audit-log.${as}"`,
      "cache-control": "no-store",
    },
  });
});
