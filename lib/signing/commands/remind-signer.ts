import { fullName } from "@/lib/domain/people/full-name";
import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { markReminded } from "@/db/repositories/signer-progress";
import { findSignerToInvite } from "@/db/repositories/signers";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { Mailroom } from "@/lib/mail/queue-mail";
import { mailSigner } from "@/lib/mail/signing-mails";
import { lastMailedAt } from "../rules/reminders";
import type { WorkflowContext } from "../rules/workflow-context";
import { hourMs } from "@/lib/domain/time/durations";

type Reminding = { documentId: string; userId: string; signerId: string; origin?: Origin };

const minIntervalMs = hourMs;

/**
 * Reminds a signer by hand.
 *
 * @returns false when there is no such signer on a document of this user, or nothing for them to sign now
 * @throws {UserFacingError} when they got mail within the last hour
 */
export const remindSigner = (context: WorkflowContext, reminding: Reminding): Promise<boolean> =>
  context.db.write((tx) => remindInTransaction(tx, context, reminding));

/** Reminds a signer by hand, within a transaction. */
export async function remindInTransaction(
  tx: Tx,
  mailroom: Mailroom,
  { documentId, userId, signerId, origin }: Reminding,
): Promise<boolean> {
  const signer = await findSignerToInvite(tx, { documentId, userId, signerId });
  if (!signer) return false;
  const at = mailroom.now();
  const lastAt = lastMailedAt(signer);
  if (lastAt && at.getTime() - lastAt.getTime() < minIntervalMs)
    throw new UserFacingError({ code: "reminded_recently" });
  const { signingId } = signer;
  await mailSigner(tx, mailroom, { kind: "reminder", signingId, signer });
  await markReminded(tx, { signerId, remindedAt: at });
  const detail = { signer: fullName(signer) };
  await appendAuditEvent(tx, {
    ...{ at, action: "signer.reminded", actorId: userId, documentId, signingId, origin, detail },
  });
  return true;
}
