import type { Step } from "@/lib/signing/rules/step";
import { unlessGone } from "./clean-up";

/**
 * Deletes a signing that was declined, cancelled or not signed in time, or has failed, with its files, at the gateway:
 * nobody can sign there any more. Why it ended stays on record.
 */
export const removeSigning: Step = async ({ context, work, signal }) => {
  const { gateway, now } = context;
  if (work.gatewayToken) await unlessGone(gateway.deleteSigning(work.gatewayToken, { signal }));
  for (const { token } of work.sources) if (token) await unlessGone(gateway.deleteFile(token, { signal }));
  return {
    changes: { deletedAtGatewayAt: now(), reason: work.reason },
    events: [{ action: "gateway.signing_deleted" }],
    next: "never",
  };
};
