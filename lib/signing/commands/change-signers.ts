import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findOwnDocument } from "@/db/repositories/documents";
import { countSignersEver, findChangeableSigning, withdrawSigner } from "@/db/repositories/signer-changes";
import { insertSigners, listSignerWork, type SignerWork } from "@/db/repositories/signers";
import { signalSigning } from "@/db/repositories/signing-claims";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import { maxSigners, type NewSigner } from "@/lib/domain/signing/new-signing";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { signerRow } from "./signer-row";
import type { WorkflowContext } from "../rules/workflow-context";

type Change = { documentId: string; userId: string; origin?: Origin };

/**
 * Adds a signer to a signing that is out for signature, perhaps in place of another. The change is recorded at once;
 * the workflow makes it at the gateway and sends the invitation.
 *
 * @param replacesId the signer who is replaced, and withdrawn
 * @returns false when the document is not this user's
 * @throws {UserFacingError} when the signers cannot be changed now
 */
export async function addSigner(
  context: WorkflowContext,
  { signer, replacesId, ...change }: Change & { signer: NewSigner; replacesId?: string },
): Promise<boolean> {
  return changeSigners(context, change, async (tx, signingId, signers) => {
    const replaced = replacesId ? requireWaiting(signers, replacesId) : undefined;
    if (signers.some(({ email }) => email === signer.email))
      throw new UserFacingError({ code: "signer_named_already" });
    if (signers.length >= maxSigners) throw new UserFacingError({ code: "signers_too_many" });
    const now = context.now();
    const userIds = await findUserIdsByEmail(tx, [signer.email]);
    await insertSigners(tx, [
      {
        ...signerRow(context, signer),
        ...{ id: newId("signer", now), signingId, replacesId: replaced?.id },
        position: await countSignersEver(tx, signingId),
        step: replaced?.step ?? Math.max(...signers.map(({ step }) => step)),
        userId: userIds.get(signer.email) ?? null,
      },
    ]);
    if (replaced) await withdrawSigner(tx, { signerId: replaced.id, now });
  });
}

/**
 * Withdraws a signer. This is recorded at once and ends their link; the workflow removes them at the gateway and
 * notifies them by mail.
 *
 * @returns false when the document is not this user's
 * @throws {UserFacingError} when they cannot be removed, or no signer would be left to sign: the gateway would then
 * complete the signing
 */
export async function removeSigner(
  context: WorkflowContext,
  { signerId, ...change }: Change & { signerId: string },
): Promise<boolean> {
  return changeSigners(context, change, async (tx, _, signers) => {
    const { id } = requireWaiting(signers, signerId);
    if (!signers.some((other) => other.id !== id && isWaiting(other)))
      throw new UserFacingError({ code: "signer_is_last" });
    await withdrawSigner(tx, { signerId: id, now: context.now() });
  });
}

type Update = (tx: Tx, signingId: string, signers: SignerWork[]) => Promise<void>;

async function changeSigners({ db, now }: WorkflowContext, change: Change, record: Update): Promise<boolean> {
  return db.write(async (tx) => {
    if (!(await findOwnDocument(tx, change))) return false;
    const signing = await findChangeableSigning(tx, change);
    if (!signing) throw new UserFacingError({ code: "signer_not_changeable" });
    const signingId = signing.id;
    await record(tx, signingId, await listSignerWork(tx, signingId));
    const at = now();
    await signalSigning(tx, { signingId, now: at });
    const { documentId, userId: actorId, origin } = change;
    await appendAuditEvent(tx, {
      ...{ at, action: "signer.change_asked", actorId, documentId, signingId, origin },
    });
    return true;
  });
}

const isWaiting = ({ signedAt, declinedAt, withdrawnAt }: SignerWork) =>
  !signedAt && !declinedAt && !withdrawnAt;

/** A signer whom the gateway does not know yet cannot be changed until it does. */
function requireWaiting(signers: SignerWork[], signerId: string): SignerWork {
  const found = signers.find(({ id, sealedToken }) => id === signerId && sealedToken);
  if (!found || !isWaiting(found)) throw new UserFacingError({ code: "signer_not_changeable" });
  return found;
}
