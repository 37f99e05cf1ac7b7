import { ignoreNotFound } from "@/lib/gateway/gateway-error";
import type { Step } from "@/lib/signing/rules/step";

/**
 * Deletes a signing that was declined, was cancelled, has expired or has failed at the gateway, with its files, so that
 * nobody can sign there any more. The reason stays on record.
 */
export const removeSigning: Step = async ({ context, work, signal }) => {
  const { gateway, now } = context;
  if (work.gatewayToken) await ignoreNotFound(gateway.deleteSigning(work.gatewayToken, { signal }));
  for (const { token } of work.sources)
    if (token) await ignoreNotFound(gateway.deleteFile(token, { signal }));
  return {
    changes: { deletedAtGatewayAt: now(), reason: work.reason },
    events: [{ action: "gateway.signing_deleted" }],
    next: "never",
  };
};
