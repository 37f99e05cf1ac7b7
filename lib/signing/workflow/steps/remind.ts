import { fullName } from "@/lib/domain/people/full-name";
import { markReminded } from "@/db/repositories/signer-progress";
import { mailSigner } from "@/lib/mail/signing-mails";
import { dueReminders } from "@/lib/signing/rules/reminders";
import { nextCheckAt } from "@/lib/signing/rules/schedule";
import type { Step } from "@/lib/signing/rules/step";

/**
 * Queues the reminders that are due. Mail and record are one transaction under the claim, so no signer is reminded
 * twice. It makes no call.
 */
export const remind: Step = async ({ context, work, signers }) => {
  const now = context.now();
  const due = dueReminders(work, signers, now);
  return {
    events: due.map(({ name, surname }) => ({
      action: "signer.reminded",
      detail: { signer: fullName({ name, surname }) },
    })),
    async writes(tx) {
      for (const signer of due) {
        await mailSigner(tx, context, { kind: "reminder", signingId: work.id, signer });
        await markReminded(tx, { signerId: signer.id, remindedAt: now });
      }
    },
    next: nextCheckAt(work.quietChecks, now),
  };
};
