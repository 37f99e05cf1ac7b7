import { appendAuditEvent } from "@/db/repositories/audit-events";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { csvStream } from "@/lib/base/csv/write-csv";
import { allDocumentsQuery } from "@/lib/domain/document/library-query";
import { readLibraryQuery } from "@/lib/domain/document/read-library-query";
import { documentCells, documentColumns, readAllDocuments } from "@/lib/documents/export-documents";
import { exportResponse } from "../../export-response";

/** Streams every user's documents that match the query in the URL, as CSV. */
export const GET = adminRoute(async ({ portal: { db, now }, user: admin, origin, request }) => {
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const query = allDocumentsQuery(readLibraryQuery(parameters));
  await db.write((tx) =>
    appendAuditEvent(tx, { at: now(), action: "documents.exported", actorId: admin.id, origin }),
  );
  const documents = readAllDocuments(db.read, { query });
  const bytes = csvStream(documentColumns, documentCells(documents));
  return exportResponse(bytes, { name: "documents", format: "csv" });
});
