import { required } from "@/lib/base/required";
import type { Step } from "@/lib/signing/rules/step";
import { resultOf } from "./signing-progress";

/**
 * Requests the location and digest of the finished file again when an admin retries after it was rejected, because
 * either may have been wrong. Nothing is uploaded again: everyone has signed.
 */
export const askForResult: Step = async ({ context, work, signal }) => {
  const signingToken = required(work.gatewayToken, "gateway token");
  const status = await context.gateway.getSigningStatus(signingToken, { signal });
  return { changes: { ...resultOf(status), isResultRejected: false }, next: "now" };
};
