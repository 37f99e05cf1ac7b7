import type { Db } from "@/db/client";
import { hasAuditEntry } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { Origin } from "@/lib/domain/request/origin";
import { minuteMs } from "@/lib/domain/time/durations";

type Inspection = { documentId: string; adminId: string; origin?: Origin };

/** An open page reloads on every change in the portal, which is the same inspection within this time. */
const sameInspectionMs = 10 * minuteMs;

type FileInspection = Inspection & {
  file: { role: string; sha256: string };
  isDownload: boolean;
  /** Whether the response holds the file's first part. */
  isBeginning: boolean;
};

/**
 * Records that an admin loads a file of another user's document: each load from its start, and any load of other parts
 * without a recent entry, or the file could be read unnoticed.
 */
export async function recordFileInspection(
  { db, now }: { db: Db; now: () => Date },
  { documentId, adminId: actorId, origin, file: { role, sha256 }, isDownload, isBeginning }: FileInspection,
): Promise<void> {
  const at = now();
  const inspection = { action: "file.inspected" as const, actorId, documentId };
  const since = new Date(at.getTime() - sameInspectionMs);
  const detail = { role, sha256, download: Number(isDownload) };
  await db.write(async (tx) => {
    if (!isBeginning && (await hasAuditEntry(tx, { ...inspection, sha256, since }))) return;
    await appendAuditEvent(tx, { ...inspection, at, origin, detail });
  });
}

/** Records that an admin opens another user's document. */
export async function recordDocumentInspection(
  { db, now }: { db: Db; now: () => Date },
  { documentId, adminId: actorId, origin }: Inspection,
): Promise<void> {
  const at = now();
  const inspection = { action: "document.inspected" as const, actorId, documentId };
  const since = new Date(at.getTime() - sameInspectionMs);
  await db.write(async (tx) => {
    if (!(await hasAuditEntry(tx, { ...inspection, since })))
      await appendAuditEvent(tx, { ...inspection, at, origin });
  });
}
