import { GatewayError } from "@/lib/gateway/gateway-error";
import type { StepEvent } from "@/lib/signing/rules/step";

/**
 * The event for a second upload or creation after an attempt with unknown outcome: a crash or a lost answer may have
 * left an orphan at the gateway. Nobody has its token, and the gateway deletes it after 30 days.
 */
export const orphanPossible = (left: "file" | "signing"): StepEvent => ({
  action: "gateway.orphan_possible",
  detail: { left },
});

/** Whether a failure proves that nothing was created at the gateway. Only refusals do. */
export const isCertainRefusal = (error: unknown): boolean =>
  error instanceof GatewayError && (error.failure === "refused" || error.failure === "forbidden");
