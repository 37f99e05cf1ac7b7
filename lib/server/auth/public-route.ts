import type { Origin } from "@/lib/domain/request/origin";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { type Portal, portal } from "../portal/portal";
import { requestOrigin } from "./request-origin";

/** The second argument that Next passes to a route handler. */
export type Context = { params: Promise<unknown> };

/** What a route handler receives. `C` is the `RouteContext` of its path, if that has parameters. */
export type RouteCall<C extends Context> = {
  portal: Portal;
  request: Request;
  params: Awaited<C["params"]>;
  origin: Origin;
};

/** A route handler that anyone can call. A `UserFacingError` becomes the response with its refusal. */
export function publicRoute<C extends Context>(run: (call: RouteCall<C>) => Promise<Response>) {
  return async (request: Request, context: C): Promise<Response> => {
    const params = (await context.params) as Awaited<C["params"]>;
    const call = { portal: await portal(), request, params, origin: requestOrigin(request.headers) };
    try {
      return await run(call);
    } catch (error) {
      if (error instanceof UserFacingError) return refusalResponse(error.refusal);
      throw error;
    }
  };
}
