import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { StepInput } from "@/lib/signing/rules/step";

/** @returns the status of a signing, `undefined` for one that the gateway no longer has */
export async function statusUnlessGone(
  { context, signal }: StepInput,
  gatewayToken: string,
): Promise<GatewaySigningStatus | undefined> {
  try {
    return await context.gateway.getSigningStatus(gatewayToken, { signal });
  } catch (error) {
    if (error instanceof GatewayError && error.failure === "not_found") return undefined;
    throw error;
  }
}
