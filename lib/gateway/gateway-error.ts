import type { GatewayFailure, GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import type { RefusedField } from "@/lib/domain/signing/signing-reason";

/** A field of our request that the gateway refused. */
export type GatewayFieldError = {
  /** The gateway's name for it, for the log. */
  path: string;
  /** The signer's field that it is; missing for any other. */
  field?: RefusedField;
  message: string;
};

type GatewayErrorDetails = {
  httpStatus?: number;
  fieldErrors?: GatewayFieldError[];
  retryAfterMs?: number;
  cause?: unknown;
};

/** A failed call. The message names the operation, never the URL, which carries the access token. */
export class GatewayError extends Error {
  override name = "GatewayError";
  readonly httpStatus: number | undefined;
  readonly fieldErrors: GatewayFieldError[];
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly failure: GatewayFailure,
    readonly operation: GatewayOperation,
    { httpStatus, fieldErrors = [], retryAfterMs, cause }: GatewayErrorDetails = {},
  ) {
    super(`Gateway: ${operation}: ${failure}${httpStatus ? ` (HTTP ${httpStatus})` : ""}`, { cause });
    this.httpStatus = httpStatus;
    this.fieldErrors = fieldErrors;
    this.retryAfterMs = retryAfterMs;
  }

  /**
   * Next bundles routes and actions separately from the code that opens the portal, so one process has several copies
   * of this class, and only its name identifies it.
   */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "GatewayError";
  }
}

/** Awaits a deletion. "Not found" means that it is done already (docs/gateway.md#deleting). */
export async function ignoreNotFound(deletion: Promise<void>): Promise<void> {
  await deletion.catch((error: unknown) => {
    if (!(error instanceof GatewayError && error.failure === "not_found")) throw error;
  });
}
