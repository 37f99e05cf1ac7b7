import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findSigningWork } from "@/db/repositories/signings";
import type { Origin } from "@/lib/domain/request/origin";
import type { WorkflowContext } from "../rules/workflow-context";
import { continueSigning } from "./continue-signing";

type Trying = { signingId: string; adminId: string; origin?: Origin };

/**
 * Makes a signing continue at once, for an admin: one that waits, for whatever reason, or one that stopped, from the
 * step at which it stopped. The workflow does the rest, and stops again if nothing has changed.
 *
 * @returns false when there is no such signing
 * @throws {UserFacingError} when it has nothing left to do, or a process works on it
 */
export async function tryNow(
  { db, now }: Pick<WorkflowContext, "db" | "now">,
  { signingId, adminId, origin }: Trying,
): Promise<boolean> {
  return db.write(async (tx) => {
    const work = await findSigningWork(tx, signingId);
    if (!work) return false;
    const at = now();
    await continueSigning(tx, work, { now: at });
    await appendAuditEvent(tx, {
      ...{ at, action: "signing.tried_again", actorId: adminId, signingId, origin },
      documentId: work.documentId,
    });
    return true;
  });
}
