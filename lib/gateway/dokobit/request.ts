import type { z } from "zod";
import { GatewayError, type GatewayFailure } from "../gateway-error";
import { observed, type Observer } from "./observed-call";
import { errorWire } from "./wire";

export type GatewayConfig = Observer & {
  /** The gateway's address without a slash at its end. */
  baseUrl: string;
  accessToken: string;
  /** How long a call may take, from its start to the last byte of its answer. */
  timeoutMs: number;
  /** The same for a call that carries a file. */
  transferTimeoutMs: number;
  fetch?: typeof fetch;
};

type Call = {
  operation: string;
  url: URL;
  method: "GET" | "POST";
  body?: BodyInit;
  headers?: Record<string, string>;
  carriesFile?: boolean;
  signal?: AbortSignal;
};

/**
 * Sends one call, with the access token added at the last moment, and never repeats it: the workflow owns
 * retrying.
 *
 * @throws {GatewayError} for every answer outside 2xx and for a broken connection
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
      redirect: "manual", // it could carry the token to another origin, so it is a failed answer
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      ...(call.body instanceof ReadableStream && { duplex: "half" }),
    });
  } catch (cause) {
    throw new GatewayError("unreachable", call.operation, { cause: withoutUrl(cause) });
  }
  if (!response.ok) throw await failedAnswer(config, call.operation, response);
  return response;
}

/** Sends one call and parses its JSON answer. @throws {GatewayError} also for an answer of an unknown shape */
export function sendForJson<S extends z.ZodType>(
  config: GatewayConfig,
  call: Call,
  schema: S,
): Promise<z.output<S>> {
  return observed(config, call.operation, async () => {
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
      cause: misfits(parsed.error),
    });
  return parsed.data;
}

/**
 * Sends one call whose answer is a file. Words in its place (an error of the gateway's with HTTP 200, a page
 * of a proxy's) are a failed answer.
 */
export function sendForFile(config: GatewayConfig, call: Call): Promise<Response> {
  return observed(config, call.operation, async () => {
    const response = await send(config, { ...call, carriesFile: true });
    const isWords = /json|html/.test(response.headers.get("content-type") ?? "");
    if (isWords) throw await failedAnswer(config, call.operation, response);
    return { httpStatus: response.status, result: response };
  });
}

async function failedAnswer(
  config: GatewayConfig,
  operation: string,
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

function failure({ accessToken }: GatewayConfig, operation: string, answer: FailedAnswer): GatewayError {
  const { httpStatus, body, retryAfterMs } = answer;
  const withoutToken = (text: string) => text.replaceAll(accessToken, "…");
  const fieldErrors = body?.errors.map(({ field, message }) => ({
    field: withoutToken(field),
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

/** Answers that decide something are believed only of the gateway itself, not of a proxy's page in front of it. */
const decisive = new Set([200, 400, 403, 404]);

/** Where the HTTP status tells little, a code in the body that is one of HTTP's stands in its place. */
function failureOf(httpStatus: number, body: FailedAnswer["body"]): GatewayFailure {
  if (!body && decisive.has(httpStatus)) return "unavailable";
  const code = body?.code ?? body?.error_code ?? 0;
  const isVague = httpStatus === 200 || httpStatus === 400;
  const status = isVague && code >= 400 && code < 600 ? code : httpStatus;
  return failures[status] ?? (status >= 500 ? "unavailable" : "contract");
}

/** Longer waits are not believed: a slip of the gateway must not park a signing for years. */
const longestRetryAfterMs = 24 * 60 * 60 * 1000;

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestRetryAfterMs);
}

/** Where an answer has another shape: outer names only, for inner ones can be tokens of signers. */
function misfits({ issues }: z.ZodError): Error {
  return new Error(issues.map(({ path, code }) => `${String(path[0] ?? "the answer")}: ${code}`).join(", "));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Errors of fetch can quote the URL, and the URL carries the token: only their names and codes are kept. */
export function withoutUrl(cause: unknown): Error {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && "code" in inner ? ` ${String(inner.code)}` : "";
  return new Error(inner instanceof Error ? `${inner.name}${code}` : "unknown fault");
}
