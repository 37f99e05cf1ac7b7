import { orphanPossible } from "./orphaned-signing";
import type { Step } from "@/lib/signing/rules/step";

/**
 * Ends a signing that is not out yet because its sender cancelled it. No signer was invited, so no mail is sent. It
 * makes no call: the next step deletes a file that the gateway already has.
 */
export const cancelPreparing: Step = async ({ work }) => ({
  changes: { status: "cancelled", reason: null, failures: 0 },
  events: [
    ...(work.uploadIntendedAt ? [orphanPossible("file")] : []),
    ...(work.createIntendedAt ? [orphanPossible("signing")] : []),
    { action: "signing.cancelled" },
  ],
  next: "now",
});
