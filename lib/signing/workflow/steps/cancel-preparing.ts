import { orphanPossible } from "./orphaned-signing";
import type { Step } from "@/lib/signing/rules/step";

/**
 * Ends a signing that is not out yet because its sender asked for it. Nobody was invited, so nobody is told. It calls
 * nobody: a file that the gateway has already is deleted by the next step.
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
