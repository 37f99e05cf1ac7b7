import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findRejected } from "@/db/repositories/files";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { WorkflowContext } from "../rules/workflow-context";
import { continueSigning } from "./continue-signing";

type Waiving = { signingId: string; adminId: string; reason: string; origin?: Origin };

/**
 * Lets a finished file into the library although its signatures do not reach the level that the portal requires, for an
 * admin, whose reason is logged. The workflow fetches and validates the file again, and requires everything else of it;
 * of another file than the rejected one it requires the level too.
 *
 * @returns false when there is no such signing
 * @throws {UserFacingError} when the level is not the only problem, or a process works on the signing
 */
export async function waiveLevel(
  { db, now }: Pick<WorkflowContext, "db" | "now">,
  { signingId, adminId, reason, origin }: Waiving,
): Promise<boolean> {
  return db.write(async (tx) => {
    const work = await findSigningWork(tx, signingId);
    if (!work) return false;
    const { documentId } = work;
    const rejected = await findRejected(tx, documentId);
    if (!isOnlyBelowLevel(work, rejected?.report ?? undefined))
      throw new UserFacingError({ code: "nothing_to_accept" });
    const at = now();
    await continueSigning(tx, work, { now: at, isLevelWaived: true });
    const event = { at, action: "signing.level_waived" as const, actorId: adminId, documentId, signingId };
    await appendAuditEvent(tx, { ...event, origin, detail: { reason } });
    return true;
  });
}

/**
 * Whether the finished file of a signing waits for an admin only because of its level.
 *
 * @param rejected the report of the document's file that failed validation last
 */
export const isOnlyBelowLevel = (
  { status, reason }: Pick<SigningWork, "status" | "reason">,
  rejected: ValidationReport | undefined,
): boolean =>
  waitsFor(status, "admin") &&
  reason?.code === "signed_file_rejected" &&
  rejected !== undefined &&
  rejected.problems.length > 0 &&
  rejected.problems.every((problem) => problem === "level_too_low");
