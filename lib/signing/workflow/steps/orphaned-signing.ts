import { GatewayError } from "@/lib/gateway/gateway-error";
import type { StepEvent } from "@/lib/signing/rules/step";

/**
 * What the log says when something is made at the gateway anew after an attempt whose outcome is unknown: a crash or a
 * lost answer may have left the first one there. Nobody has its token, and the gateway forgets it after 30 days.
 */
export const orphanPossible = (left: "file" | "signing"): StepEvent => ({
  action: "gateway.orphan_possible",
  detail: { left },
});

/** A refusal is certain: nothing was made at the gateway. Every other failure leaves that open. */
export const isCertainRefusal = (error: unknown): boolean =>
  error instanceof GatewayError && (error.failure === "refused" || error.failure === "forbidden");
