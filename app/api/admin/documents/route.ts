import { appendAuditEvent } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { csvStream } from "@/lib/base/csv/write-csv";
import { everybodysQuery } from "@/lib/domain/document/library-query";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { documentCells, documentColumns, readEverybodysDocuments } from "@/lib/documents/export-documents";

/** Everybody's documents that the query in the address lets through as CSV, written as they are read. */
export const GET = adminRoute(async ({ portal: { db, now }, user: admin, origin, request }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = everybodysQuery(readLibraryQuery(asked));
  await db.write((tx) =>
    appendAuditEvent(tx, { at: now(), action: "documents.exported", actorId: admin.id, origin }),
  );
  const documents = readEverybodysDocuments(db.read, { query });
  return new Response(csvStream(documentColumns, documentCells(documents)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="documents.csv"',
      "cache-control": "no-store",
    },
  });
});
