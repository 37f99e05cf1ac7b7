import type { GatewayFailure } from "@/lib/domain/gateway/gateway-call";
import { hasTrait, isOver, waitsFor } from "@/lib/domain/signing/signing-status";
import type { RefusedField, SigningReason } from "@/lib/domain/signing/signing-reason";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { ReadingStopped } from "@/lib/reader/reading-stopped";
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
 * The outcome of a failed step. A step that may work later is tried again, for as long as it takes. A refusal before
 * the signing is out ends it; after any other final answer it waits for an admin.
 */
export function outcomeOfFailure({ context, work }: StepInput, error: unknown): StepOutcome {
  const stop = stopAfter({ context, work }, error);
  if (!stop || isOver(work.status)) return tryAgain({ context, work }, error);
  const isRefusedBeforeOut = stop === "gateway_refused" && work.status === "preparing";
  const status = isRefusedBeforeOut ? "failed" : "needs_attention";
  const reason: SigningReason = {
    code: stop === "gateway_refused" ? refusalOf(error, isRefusedBeforeOut) : stop,
    fields: refusedFieldsOf(error),
  };
  return {
    changes: { ...(status !== work.status && { status }), reason },
    events: [
      { action: "signing.stopped", detail: { reason: reason.code, fields: pathsOf(error).join(" ") } },
    ],
    access: accessAfter(error),
    next: isRefusedBeforeOut ? "now" : "never",
  };
}

/** What was refused: before anybody could sign, it may be just the file (docs/gateway.md#errors). */
function refusalOf(error: unknown, isBeforeOut: boolean): SigningReason["code"] {
  if (!isBeforeOut) return "gateway_refused_later";
  const paths = pathsOf(error);
  const isFile = paths.length > 0 && paths.every((path) => /^\[?files?\]?\[/.test(path));
  return isFile ? "gateway_refused_file" : "gateway_refused";
}

/** A finished file that could not be fetched before the end of the gateway's retention is lost there. */
function stopAfter({ context, work }: Failing, error: unknown): SigningReason["code"] | undefined {
  if (hasTrait(work.status, "awaits_file") && isGatewayExpired(work, context.now())) return "gateway_forgot";
  return error instanceof GatewayError ? stops[error.failure] : undefined;
}

type Failing = Pick<StepInput, "context" | "work">;

function tryAgain({ context, work }: Failing, error: unknown): StepOutcome {
  const { failures, ...counts } = countsAfter(work, error);
  const retryAfterMs = error instanceof GatewayError ? error.retryAfterMs : undefined;
  const reason = { code: delayOf(error) };
  return {
    changes: {
      failures,
      ...counts,
      ...(!isOver(work.status) && !waitsFor(work.status, "admin") && { reason }),
    },
    events: [{ action: "signing.delayed", detail: { reason: reason.code, failures } }],
    access: accessAfter(error),
    next: nextRetryAt(
      { failures: Math.max(failures, 1), retryAfterMs, random: context.random() },
      context.now(),
    ),
  };
}

/**
 * A reading that was stopped counts like a damaged arrival, so the count survives the status checks in between. A reader
 * that is busy is nobody's failure.
 */
function countsAfter({ failures, damagedArrivals }: Failing["work"], error: unknown) {
  if (isReaderBusy(error)) return { failures };
  if (!(error instanceof ReadingStopped)) return { failures: failures + 1 };
  return { failures: damagedArrivals + 1, damagedArrivals: damagedArrivals + 1 };
}

const isReaderBusy = (error: unknown) =>
  error instanceof UserFacingError && error.refusal.code === "reader_busy";

const accessByFailure: Partial<Record<GatewayFailure, GatewayAccess>> = {
  forbidden: "refused",
  refused: "granted", // it read the request, so it accepted the token
  not_found: "granted",
};

/** What a failed call reveals about our access token, if anything. */
export function accessAfter(error: unknown): GatewayAccess | undefined {
  return error instanceof GatewayError ? accessByFailure[error.failure] : undefined;
}

function delayOf(error: unknown): SigningReason["code"] {
  if (isReaderBusy(error) || error instanceof ReadingStopped) return "file_not_checked";
  if (!(error instanceof GatewayError)) return "internal_fault";
  return error.failure === "forbidden" ? "gateway_forbidden" : "gateway_unavailable";
}

const pathsOf = (error: unknown): string[] =>
  error instanceof GatewayError ? error.fieldErrors.map(({ path }) => path) : [];

/** The signers' fields that the gateway refused, each once. */
function refusedFieldsOf(error: unknown): RefusedField[] {
  const fields = error instanceof GatewayError ? error.fieldErrors.flatMap(({ field }) => field ?? []) : [];
  return [...new Map(fields.map((each) => [`${each.signer} ${each.field}`, each])).values()];
}
