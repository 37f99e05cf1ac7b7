import { required } from "@/lib/base/required";
import type { Step } from "@/lib/signing/rules/step";
import { resultOf } from "./check-status";

/**
 * The finished file did not pass its check, and an admin wants it tried again. What the gateway told of it may be what was
 * wrong, so it is asked anew where the file is and what its digest is. Nothing is uploaded anew: everybody has signed.
 */
export const askForResult: Step = async ({ context, work, signal }) => {
  const signingToken = required(work.gatewayToken, "gateway token");
  const status = await context.gateway.getSigningStatus(signingToken, { signal });
  return { changes: { ...resultOf(status), resultDoubted: false }, next: "now" };
};
