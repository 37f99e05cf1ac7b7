import type { MiddlewareHandler } from "hono";
import type { Sandbox } from "../parts/sandbox";

/** Logs each call and its status, so that tests of clients can inspect them. */
export function logCalls({ store, clock }: Pick<Sandbox, "store" | "clock">): MiddlewareHandler {
  return async (context, next) => {
    const at = clock.now().getTime();
    await next();
    store.calls.insert({
      at,
      method: context.req.method,
      path: context.req.path,
      status: context.res.status,
    });
  };
}
