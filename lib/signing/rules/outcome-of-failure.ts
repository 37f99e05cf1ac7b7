import { isOver, waitsFor } from "@/lib/domain/signing/signing-status";
import type { SigningReason } from "@/lib/domain/signing/signing-reason";
import { GatewayError, type GatewayFailure } from "@/lib/gateway/gateway-error";
import type { GatewayAccess } from "./gateway-access";
import { nextRetryAt } from "./schedule";
import type { StepInput, StepOutcome } from "./step";
import { isGatewayExpired } from "./gateway-retention";

const stops: Partial<Record<GatewayFailure, SigningReason["code"]>> = {
  refused: "gateway_refused",
  not_found: "gateway_forgot",
  contract: "gateway_unknown_answer",
};

/**
 * The outcome of a failed step. What may work later is tried again, for as long as it takes. A refusal before the
 * signing is out ends it; an answer that we do not understand waits for an admin.
 */
export function outcomeOfFailure({ context, work }: StepInput, error: unknown): StepOutcome {
  const stop = stopAfter({ context, work }, error);
  if (!stop || isOver(work.status)) return tryAgain({ context, work }, error);
  const isRefusedBeforeOut = stop === "gateway_refused" && work.status === "preparing";
  const status = isRefusedBeforeOut ? "failed" : "needs_attention";
  const isRefusedLater = stop === "gateway_refused" && !isRefusedBeforeOut;
  const reason: SigningReason = {
    code: isRefusedLater ? "gateway_refused_later" : stop,
    fields: fieldsOf(error),
  };
  return {
    changes: { ...(status !== work.status && { status }), reason },
    events: [
      { action: "signing.stopped", detail: { reason: reason.code, fields: (reason.fields ?? []).join(" ") } },
    ],
    access: accessAfter(error),
    next: isRefusedBeforeOut ? "now" : "never",
  };
}

/** A finished file that could not be fetched before the end of the gateway's retention is lost there. */
function stopAfter({ context, work }: Failing, error: unknown): SigningReason["code"] | undefined {
  if (work.status === "collecting" && isGatewayExpired(work, context.now())) return "gateway_forgot";
  return error instanceof GatewayError ? stops[error.failure] : undefined;
}

type Failing = Pick<StepInput, "context" | "work">;

function tryAgain({ context, work }: Failing, error: unknown): StepOutcome {
  const failures = work.failures + 1;
  const retryAfterMs = error instanceof GatewayError ? error.retryAfterMs : undefined;
  const reason = { code: delayOf(error) };
  return {
    changes: { failures, ...(!isOver(work.status) && !waitsFor(work.status, "admin") && { reason }) },
    events: [{ action: "signing.delayed", detail: { reason: reason.code, failures } }],
    access: accessAfter(error),
    next: nextRetryAt({ failures, retryAfterMs, random: context.random() }, context.now()),
  };
}

const accessTold: Partial<Record<GatewayFailure, GatewayAccess>> = {
  forbidden: "refused",
  refused: "granted", // it read the request, so it accepted the token
  not_found: "granted",
};

/** What a failed call says about our access token, if anything. */
export function accessAfter(error: unknown): GatewayAccess | undefined {
  return error instanceof GatewayError ? accessTold[error.failure] : undefined;
}

function delayOf(error: unknown): SigningReason["code"] {
  if (!(error instanceof GatewayError)) return "internal_fault";
  return error.failure === "forbidden" ? "gateway_forbidden" : "gateway_unavailable";
}

function fieldsOf(error: unknown): string[] {
  return error instanceof GatewayError ? error.fieldErrors.map(({ field }) => field) : [];
}
