import type { Db } from "@/db/client";
import { hasDone } from "@/db/repositories/admin-documents";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { Origin } from "@/lib/domain/origin";

type Look = { documentId: string; adminId: string; origin?: Origin };

/** A page that is open loads itself anew with every change in the portal: that is the same look. */
const lookMs = 10 * 60 * 1000;

/** Records that an admin looks into a document of somebody else's. */
export async function recordLook(
  { db, now }: { db: Db; now: () => Date },
  { documentId, adminId: actorId, origin }: Look,
): Promise<void> {
  const at = now();
  const look = { action: "document.inspected" as const, actorId, documentId };
  if (await hasDone(db.read, { ...look, since: new Date(at.getTime() - lookMs) })) return;
  await db.write((tx) => appendAuditEvent(tx, { ...look, at, origin }));
}
