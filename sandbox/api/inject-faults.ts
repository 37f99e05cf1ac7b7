import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { Sandbox } from "../parts/sandbox";
import { secondMs } from "../base/clock";
import { errorCode, rawMessages } from "../domain/error-code";
import { apiCallOf, signingTokenOf, type ApiCall } from "../faults/api-call";
import { callsOf, faultNames, type FaultName } from "../faults/fault";
import { fieldError } from "../http/errors";
import { corruptAnswer } from "./corrupt-answer";
import { downloadFaults } from "./next-download";

const defaultDelayMs = 5 * secondMs;
const retryAfterSeconds = 2;

/** Waits for a number of milliseconds, or rejects when the signal aborts. */
type Wait = (delayMs: number, signal: AbortSignal) => Promise<unknown>;

/** Applies ordered faults to API calls, at most one per call. */
export function injectFaults(
  { store }: Pick<Sandbox, "store">,
  wait: Wait = (delayMs, signal) => sleep(delayMs, undefined, { signal }),
): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    const call = apiCallOf(method, path);
    const signing = signingTokenOf(path);
    const fault = call && store.faults.take(faultsOf(call), call, signing);
    if (!fault) return next();
    if (fault.fault === "delay") {
      await wait(fault.delayMs ?? defaultDelayMs, context.req.raw.signal);
      return next();
    }
    const replacement = replacementFor(context, fault.fault);
    if (replacement && fault.moment === "before") return replacement();
    await next();
    const tokenOf = (id: string) => store.signers.findById(signing ?? "", id)?.token ?? id;
    const faulty = replacement ? replacement() : await corruptAnswer(fault.fault, context.res, tokenOf);
    // Hono copies the old answer's headers to the new one, including its length, unless it is cleared first.
    context.res = undefined;
    context.res = faulty;
  };
}

const faultsOf = (call: ApiCall) =>
  faultNames.filter((fault) => callsOf(fault).includes(call) && !downloadFaults.includes(fault));

/** The answer that replaces the call's own; undefined for faults that modify the call's own. */
function replacementFor(
  context: Context<{ Bindings: HttpBindings }>,
  fault: FaultName,
): (() => Response) | undefined {
  switch (fault) {
    case "too_many_requests":
      return () =>
        context.json({ status: "error", message: "Too many requests", code: 429 }, 429, {
          "retry-after": String(retryAfterSeconds),
        });
    case "server_error":
      return () =>
        context.json({ message: rawMessages[errorCode.technical], error_code: errorCode.technical }, 500);
    case "access_refused":
      return () => context.json({ status: "error", message: "Invalid access token", code: 403 }, 403);
    case "bad_gateway":
      return () =>
        context.html(
          "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
          502,
        );
    case "errors_as_strings":
      return () => context.json({ ...refused, errors: ["This value is not valid."] }, 400);
    case "errors_as_object":
      return () => context.json({ ...refused, errors: { name: ["This value is not valid."] } }, 400);
    case "file_unsignable":
      return () => context.json({ ...refused, errors: unsignableFile.errors }, 400);
    case "connection_reset":
      return () => {
        context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      };
    default:
      return undefined;
  }
}

const unsignableFile = fieldError(["files", 0, "token"], "The PDF is damaged.");
const refused = { status: "error", message: "Data validation failed", code: 10_000 };
