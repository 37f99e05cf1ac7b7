import { listSignerWork } from "@/db/repositories/signers";
import { writeToSigner } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import type { Step } from "@/lib/signing/rules/step";
import { isGatewayExpired } from "@/lib/signing/rules/gateway-retention";

/**
 * Ends a signing whose deadline has passed, or that the gateway has forgotten. What some had signed was kept before. Its
 * owner hears of it, and whoever was asked and has not signed. It calls nobody.
 */
export const expire: Step = async ({ context, work }) => {
  const { id: signingId, documentId, sentById: ownerId } = work;
  const gatewayExpiresAt = required(work.gatewayExpiresAt, "day of forgetting");
  const at = context.now();
  return {
    changes: { status: "expired", reason: null },
    events: [{ action: "signing.ended", detail: { outcome: "expired" } }],
    async also(tx) {
      await context.tellOwner(tx, { kind: "expired", signingId, documentId, ownerId, gatewayExpiresAt, at });
      for (const signer of await listSignerWork(tx, signingId))
        if (signer.invitedAt && !signer.signedAt && signer.userId !== ownerId)
          await writeToSigner(tx, context, { kind: "too_late", signingId, signer });
    },
    next: isGatewayExpired(work, at) ? "never" : "now",
  };
};
