import { required } from "@/lib/base/required";
import { nextCheckAt } from "@/lib/signing/rules/schedule";
import type { Step } from "@/lib/signing/rules/step";
import { warningsDue } from "@/lib/signing/rules/gateway-retention";

/** Tells the owner that the gateway forgets the signing soon. It calls nobody, and leaves everything else as it is. */
export const warnOwner: Step = async ({ context, work }) => {
  const at = context.now();
  const gatewayExpiresAt = required(work.gatewayExpiresAt, "day of forgetting");
  const leftMs = gatewayExpiresAt.getTime() - at.getTime();
  const { id: signingId, documentId, sentById: ownerId } = work;
  const notice = { kind: "expires_soon", signingId, documentId, ownerId, gatewayExpiresAt, at } as const;
  return {
    changes: { warnings: warningsDue(leftMs) },
    events: [{ action: "signing.expires_soon", detail: { until: gatewayExpiresAt.toISOString() } }],
    also: (tx) => context.tellOwner(tx, notice),
    next: work.status === "needs_attention" ? "never" : nextCheckAt(work.quietChecks, at),
  };
};
