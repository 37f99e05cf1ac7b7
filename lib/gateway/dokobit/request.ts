import type { z } from "zod";
import { dayMs } from "@/lib/domain/time/durations";
import type { GatewayFailure, GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { GatewayError } from "../gateway-error";
import { observeCall, type Observer } from "./observe-call";
import { errorWire } from "./wire";

export type GatewayConfig = Observer & {
  /** The gateway's base URL, without a slash at its end. */
  baseUrl: string;
  accessToken: string;
  /** How long a call may take, from its start to the last byte of its response. */
  timeoutMs: number;
  /** The same for a call that carries a file. */
  transferTimeoutMs: number;
  fetch?: typeof fetch;
};

type Call = {
  operation: GatewayOperation;
  url: URL;
  method: "GET" | "POST";
  body?: BodyInit;
  headers?: Record<string, string>;
  carriesFile?: boolean;
  signal?: AbortSignal;
};

/**
 * Sends one call with the access token. It never retries, because the workflow does.
 *
 * @throws {GatewayError} for every response outside 2xx and for a broken connection
 */
async function send(config: GatewayConfig, call: Call): Promise<Response> {
  const url = new URL(call.url);
  url.searchParams.set("access_token", config.accessToken);
  const timeout = AbortSignal.timeout(call.carriesFile ? config.transferTimeoutMs : config.timeoutMs);
  let response: Response;
  try {
    response = await (config.fetch ?? fetch)(url, {
      method: call.method,
      body: call.body,
      headers: { accept: "application/json", ...call.headers },
      redirect: "manual", // a redirect could carry the token to another origin, so it is a failure
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      ...(call.body instanceof ReadableStream && { duplex: "half" }),
    });
  } catch (cause) {
    throw new GatewayError("unreachable", call.operation, { cause: withoutUrl(cause) });
  }
  if (!response.ok) throw await failedAnswer(config, call.operation, response);
  return response;
}

/** Sends one call and parses its JSON response. @throws {GatewayError} also for a response of an unknown shape */
export function sendForJson<S extends z.ZodType>(
  config: GatewayConfig,
  call: Call,
  schema: S,
): Promise<z.output<S>> {
  return observeCall(config, call.operation, async () => {
    const response = await send(config, call);
    return { httpStatus: response.status, result: await readJson(config, call, { response, schema }) };
  });
}

async function readJson<S extends z.ZodType>(
  config: GatewayConfig,
  call: Call,
  { response, schema }: { response: Response; schema: S },
): Promise<z.output<S>> {
  const text = await response.text().catch((cause: unknown) => {
    throw new GatewayError("unreachable", call.operation, {
      httpStatus: response.status,
      cause: withoutUrl(cause),
    });
  });
  const body = parseJson(text);
  if (body === undefined)
    throw new GatewayError("unavailable", call.operation, { httpStatus: response.status });
  const refusal = errorWire.safeParse(body);
  if (refusal.success)
    throw failure(config, call.operation, { httpStatus: response.status, body: refusal.data });
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new GatewayError("contract", call.operation, {
      httpStatus: response.status,
      cause: mismatches(parsed.error),
    });
  return parsed.data;
}

/**
 * Sends one call whose response is a file. JSON or HTML in its place (the gateway's error with HTTP 200, a proxy's
 * page) is a failure.
 */
export function sendForFile(config: GatewayConfig, call: Call): Promise<Response> {
  return observeCall(config, call.operation, async () => {
    const response = await send(config, { ...call, carriesFile: true });
    const isText = /json|html/.test(response.headers.get("content-type") ?? "");
    if (isText) throw await failedAnswer(config, call.operation, response);
    return { httpStatus: response.status, result: response };
  });
}

async function failedAnswer(
  config: GatewayConfig,
  operation: GatewayOperation,
  response: Response,
): Promise<GatewayError> {
  const body = errorWire.safeParse(parseJson(await response.text().catch(() => "")));
  return failure(config, operation, {
    httpStatus: response.status,
    body: body.data,
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), config.now()),
  });
}

type FailedAnswer = {
  httpStatus: number;
  body: z.output<typeof errorWire> | undefined;
  retryAfterMs?: number;
};

function failure(
  { accessToken }: GatewayConfig,
  operation: GatewayOperation,
  answer: FailedAnswer,
): GatewayError {
  const { httpStatus, body, retryAfterMs } = answer;
  const withoutToken = (text: string) => text.replaceAll(accessToken, "…");
  const fieldErrors = body?.errors.map(({ path, field, message }) => ({
    path: withoutToken(path),
    field,
    message: withoutToken(message),
  }));
  return new GatewayError(failureOf(httpStatus, body), operation, {
    httpStatus,
    fieldErrors,
    retryAfterMs,
  });
}

const failures: Record<number, GatewayFailure> = {
  200: "refused", // with `status: "error"`
  400: "refused",
  403: "forbidden",
  404: "not_found",
  408: "unavailable",
  429: "unavailable",
};

/** Statuses that settle a call count only with the gateway's own body: without it, they may come from a proxy. */
const decisive = new Set([200, 400, 403, 404]);

/** If the HTTP status is vague, an HTTP status code in the body takes its place. */
function failureOf(httpStatus: number, body: FailedAnswer["body"]): GatewayFailure {
  if (!body && decisive.has(httpStatus)) return "unavailable";
  const code = body?.code ?? body?.error_code ?? 0;
  const isVague = httpStatus === 200 || httpStatus === 400;
  const status = isVague && code >= 400 && code < 600 ? code : httpStatus;
  return failures[status] ?? (status >= 500 ? "unavailable" : "contract");
}

/** Longer waits are capped, because a mistake of the gateway must not delay a signing for years. */
const maxRetryAfterMs = dayMs;

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), maxRetryAfterMs);
}

/** How a response differs from its schema, by top-level names only, because nested ones can be signer tokens. */
function mismatches({ issues }: z.ZodError): Error {
  return new Error(issues.map(({ path, code }) => `${String(path[0] ?? "the answer")}: ${code}`).join(", "));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps only the name and code of an error of fetch, which can quote the URL and with it the token. */
export function withoutUrl(cause: unknown): Error {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && "code" in inner ? ` ${String(inner.code)}` : "";
  return new Error(inner instanceof Error ? `${inner.name}${code}` : "unknown fault");
}
