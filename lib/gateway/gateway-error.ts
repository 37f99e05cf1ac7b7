/**
 * How a call to the gateway failed, as far as the next step depends on it.
 *
 * - `unreachable`, `unavailable`: network, timeout, 429, 5xx: the same call may work later.
 * - `refused`: 400, the gateway says what is wrong with what we sent.
 * - `forbidden`: 403, our access token is not accepted.
 * - `not_found`: the gateway does not know the token.
 * - `contract`: an answer of a shape that we do not know, or one that we must not follow.
 */
export type GatewayFailure =
  "unreachable" | "unavailable" | "refused" | "forbidden" | "not_found" | "contract";

export type GatewayFieldError = { field: string; message: string };

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
    readonly operation: string,
    { httpStatus, fieldErrors = [], retryAfterMs, cause }: GatewayErrorDetails = {},
  ) {
    super(`Gateway: ${operation}: ${failure}${httpStatus ? ` (HTTP ${httpStatus})` : ""}`, { cause });
    this.httpStatus = httpStatus;
    this.fieldErrors = fieldErrors;
    this.retryAfterMs = retryAfterMs;
  }

  /**
   * Next bundles routes and actions apart from what opened the portal and its client, so one process has this class
   * several times: the name identifies it.
   */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "GatewayError";
  }

  /** Whether the same call may succeed later. */
  get isRetryable(): boolean {
    return this.failure === "unreachable" || this.failure === "unavailable";
  }
}
