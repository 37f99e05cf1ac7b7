import { listSignerWork } from "@/db/repositories/signers";
import { mailSender, mailSigner } from "@/lib/mail/signing-mails";
import type { Step } from "@/lib/signing/rules/step";
import { isGatewayExpired } from "@/lib/signing/rules/gateway-retention";

/**
 * Ends a signing whose deadline or retention at the gateway has passed. A partly signed file was kept before. The
 * owner gets mail, and so does each signer who was invited and has not signed. It makes no call.
 */
export const expire: Step = async ({ context, work }) => {
  const { id: signingId, sentById } = work;
  const at = context.now();
  return {
    changes: { status: "expired", reason: null },
    events: [{ action: "signing.ended", detail: { outcome: "expired" } }],
    async writes(tx) {
      await mailSender(tx, context, "expired", work);
      for (const signer of await listSignerWork(tx, signingId))
        if (signer.invitedAt && !signer.signedAt && signer.userId !== sentById)
          await mailSigner(tx, context, { kind: "too_late", signingId, signer });
    },
    next: isGatewayExpired(work, at) ? "never" : "now",
  };
};
