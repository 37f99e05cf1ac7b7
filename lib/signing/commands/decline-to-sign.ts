import { appendAuditEvent } from "@/db/repositories/audit-events";
import { recordDecline } from "@/db/repositories/signers";
import { nudgeSigning } from "@/db/repositories/signing-claims";
import type { Origin } from "@/lib/domain/request/origin";
import type { WorkflowContext } from "../rules/workflow-context";

type Declining = { signerId: string; reason: string; actorId?: string; origin?: Origin };

/**
 * A signer says that they will not sign. It is recorded at once; the workflow makes sure that they have not signed
 * after all, and ends the signing.
 *
 * @returns false when there is nothing for them to sign any more
 */
export async function declineToSign(
  { db, now }: WorkflowContext,
  { signerId, reason, actorId, origin }: Declining,
): Promise<boolean> {
  return db.write(async (tx) => {
    const at = now();
    const declined = await recordDecline(tx, { signerId, reason, now: at });
    if (!declined) return false;
    const { signingId, documentId, name, surname } = declined;
    await nudgeSigning(tx, { signingId, now: at });
    await appendAuditEvent(tx, {
      ...{ at, action: "signer.declined", actorId, documentId, signingId, origin },
      detail: { signer: `${name} ${surname}` },
    });
    return true;
  });
}
