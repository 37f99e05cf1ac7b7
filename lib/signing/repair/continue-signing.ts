import type { Tx } from "@/db/client";
import { makeSigningDue } from "@/db/repositories/admin-signings";
import { setDocumentStatus } from "@/db/repositories/documents";
import type { SigningWork } from "@/db/repositories/signings";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type SigningStatus, waitsFor } from "@/lib/domain/signing/signing-status";
import { nextStep } from "../workflow/next-step";

/**
 * Makes a signing due at once: one that waits, for whatever reason, or one that stopped, at the step at which it
 * stopped.
 *
 * @throws {UserFacingError} when it has nothing left to do, or a process works on it
 */
export async function continueSigning(
  tx: Tx,
  work: SigningWork,
  { now, isLevelWaived }: { now: Date; isLevelWaived?: true },
): Promise<void> {
  if (!canTryNow(work, now)) throw new UserFacingError({ code: "nothing_to_try" });
  const { id: signingId, documentId } = work;
  const status = statusToTry(work);
  if (!(await makeSigningDue(tx, { signingId, status, isLevelWaived, now })))
    throw new UserFacingError({ code: "signing_busy" });
  if (status !== work.status) await setDocumentStatus(tx, { documentId, status, now });
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
