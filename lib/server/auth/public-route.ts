import type { Origin } from "@/lib/domain/request/origin";
import { type Portal, portal } from "../portal/portal";
import { requestOrigin } from "./request-origin";

/** What Next passes to a route handler beside the request. */
export type Context = { params: Promise<unknown> };

/** What a route handler works with. `C` is the `RouteContext` of its path, where that has parameters. */
export type RouteCall<C extends Context> = {
  portal: Portal;
  request: Request;
  params: Awaited<C["params"]>;
  origin: Origin;
};

/** A route handler that anybody can call. */
export function publicRoute<C extends Context>(run: (call: RouteCall<C>) => Promise<Response>) {
  return async (request: Request, context: C): Promise<Response> => {
    const params = (await context.params) as Awaited<C["params"]>;
    return run({ portal: await portal(), request, params, origin: requestOrigin(request.headers) });
  };
}
