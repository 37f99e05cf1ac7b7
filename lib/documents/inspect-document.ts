import type { Db } from "@/db/client";
import { hasDone } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { Origin } from "@/lib/domain/request/origin";
import { minuteMs } from "@/lib/domain/time/durations";

type Look = { documentId: string; adminId: string; origin?: Origin };

/** A page that is open loads itself anew with every change in the portal: that is the same look. */
const lookMs = 10 * minuteMs;

type FileLook = Look & {
  file: { role: string; sha256: string };
  isDownload: boolean;
  /** Whether the file's first part goes out. */
  isBeginning: boolean;
};

/**
 * Records that an admin loads a file of somebody else's document: each time from its beginning, and also where somebody
 * asks for other parts without having begun, who would read it unnoticed.
 */
export async function recordFileLook(
  { db, now }: { db: Db; now: () => Date },
  { documentId, adminId: actorId, origin, file: { role, sha256 }, isDownload, isBeginning }: FileLook,
): Promise<void> {
  const at = now();
  const look = { action: "file.inspected" as const, actorId, documentId };
  const since = new Date(at.getTime() - lookMs);
  const detail = { role, sha256, download: Number(isDownload) };
  await db.write(async (tx) => {
    if (!isBeginning && (await hasDone(tx, { ...look, sha256, since }))) return;
    await appendAuditEvent(tx, { ...look, at, origin, detail });
  });
}

/** Records that an admin looks into a document of somebody else's. */
export async function recordLook(
  { db, now }: { db: Db; now: () => Date },
  { documentId, adminId: actorId, origin }: Look,
): Promise<void> {
  const at = now();
  const look = { action: "document.inspected" as const, actorId, documentId };
  const since = new Date(at.getTime() - lookMs);
  await db.write(async (tx) => {
    if (!(await hasDone(tx, { ...look, since }))) await appendAuditEvent(tx, { ...look, at, origin });
  });
}
