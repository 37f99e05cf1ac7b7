import { required } from "@/lib/base/required";
import type { Step } from "@/lib/signing/rules/step";
import { resultOf } from "./check-status";

/**
 * The finished file was rejected, and an admin tries again. The location or digest may have been wrong, so the
 * gateway is asked for both again. Nothing is uploaded again: everyone has signed.
 */
export const askForResult: Step = async ({ context, work, signal }) => {
  const signingToken = required(work.gatewayToken, "gateway token");
  const status = await context.gateway.getSigningStatus(signingToken, { signal });
  return { changes: { ...resultOf(status), isResultRejected: false }, next: "now" };
};
