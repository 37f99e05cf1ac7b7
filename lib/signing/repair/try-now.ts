import { makeSigningDue } from "@/db/repositories/admin-signings";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setDocumentStatus } from "@/db/repositories/documents";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import type { Origin } from "@/lib/domain/request/origin";
import { type SigningStatus, waitsFor } from "@/lib/domain/signing/signing-status";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { nextStep } from "../workflow/next-step";
import type { WorkflowContext } from "../rules/workflow-context";

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
    if (!canTryNow(work, at)) throw new UserFacingError({ code: "nothing_to_try" });
    const status = statusToTry(work);
    if (!(await makeSigningDue(tx, { signingId, status, now: at })))
      throw new UserFacingError({ code: "signing_busy" });
    const { documentId } = work;
    if (status !== work.status) await setDocumentStatus(tx, { documentId, status, now: at });
    await appendAuditEvent(tx, {
      ...{ at, action: "signing.tried_again", actorId: adminId, documentId, signingId, origin },
    });
    return true;
  });
}

/** Whether a step is left to take. */
export const canTryNow = (work: SigningWork, now: Date): boolean =>
  nextStep({ ...work, status: statusToTry(work), remindAt: null }, now) !== undefined;

/** For a signing that waits for an admin, the status in which it stopped, derived from what is recorded. */
function statusToTry({ status, gatewayToken, resultUrl }: SigningWork): SigningStatus {
  if (!waitsFor(status, "admin")) return status;
  if (!gatewayToken) return "preparing";
  return resultUrl ? "collecting" : "out_for_signature";
}
