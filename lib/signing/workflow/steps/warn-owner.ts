import { required } from "@/lib/base/required";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { nextCheckAt } from "@/lib/signing/rules/schedule";
import { mailSender } from "@/lib/mail/signing-mails";
import type { Step } from "@/lib/signing/rules/step";
import { warningsDue } from "@/lib/signing/rules/gateway-retention";

/** Warns the owner by mail that the gateway deletes the signing soon. Makes no call and changes nothing else. */
export const warnOwner: Step = async ({ context, work }) => {
  const at = context.now();
  const gatewayExpiresAt = required(work.gatewayExpiresAt, "gateway expiry");
  const leftMs = gatewayExpiresAt.getTime() - at.getTime();
  return {
    changes: { warnings: warningsDue(leftMs) },
    events: [{ action: "signing.expires_soon", detail: { until: gatewayExpiresAt.toISOString() } }],
    writes: (tx) => mailSender(tx, context, "expires_soon", work),
    next: waitsFor(work.status, "admin") ? "never" : nextCheckAt(work.quietChecks, at),
  };
};
