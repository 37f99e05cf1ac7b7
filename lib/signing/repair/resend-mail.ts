import { appendAuditEvent } from "@/db/repositories/audit-events";
import { revokeInvitations } from "@/db/repositories/invitations";
import { findMail, makeMailDue } from "@/db/repositories/signing-mails";
import { findSigningWork } from "@/db/repositories/signings";
import type { SigningMailKind } from "@/lib/domain/mail/mail-kind";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { queueMail } from "@/lib/mail/queue-mail";
import { mailSender, mailSigner } from "@/lib/mail/signing-mails";
import type { WorkflowContext } from "../rules/workflow-context";

type Repeating = { signingId: string; mailId: string; adminId: string; origin?: Origin };

/** Mail that requires no action from its reader, and so has no link. */
const withoutLink: readonly SigningMailKind[] = ["cancelled", "withdrawn"];

/**
 * Resends a mail that did not go out, for an admin: one that waits after failures is sent at once, and one that was
 * refused is queued again to the address on record, with a new link if it had one.
 *
 * @returns false when there is no such mail
 * @throws {UserFacingError} when it went out, or is no longer needed
 */
export async function resendMail(
  context: WorkflowContext,
  { signingId, mailId, adminId, origin }: Repeating,
): Promise<boolean> {
  return context.db.write(async (tx) => {
    const mail = await findMail(tx, { signingId, mailId });
    const signing = await findSigningWork(tx, signingId);
    if (!mail || !signing) return false;
    const { kind, signer } = mail;
    const at = context.now();
    if (mail.dueAt) await makeMailDue(tx, { mailId, now: at });
    else if (mail.ending !== "refused") throw new UserFacingError({ code: "mail_not_resendable" });
    else if (!signer) await mailSender(tx, context, kind, signing);
    else if (withoutLink.includes(kind))
      await queueMail(tx, context, { kind, signingId, signerId: signer.id, recipient: signer });
    else {
      if (kind === "invitation") await revokeInvitations(tx, { signerId: signer.id, now: at });
      await mailSigner(tx, context, { kind, signingId, signer });
    }
    const { documentId } = signing;
    await appendAuditEvent(tx, {
      ...{ at, action: "mail.repeated", actorId: adminId, documentId, signingId, origin, detail: { kind } },
    });
    return true;
  });
}
