import "server-only";
import type { Person } from "@/db/repositories/users";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { type Context, publicRoute, type RouteCall } from "./public-route";
import { findUser } from "./require-user";

/** The handler of a route for signed-in people. */
export type RunForUser<C extends Context> = (call: RouteCall<C> & { user: Person }) => Promise<Response>;

/** Browsers always send the header (Fetch Metadata); other clients carry no cookie by accident. */
const ownSites = new Set<string | null>(["same-origin", "none", null]);

/**
 * The only way to make a route handler for signed-in people. Everybody else gets 401; a request
 * that another site's page sent with the person's cookie gets 403.
 */
export function userRoute<C extends Context>(run: RunForUser<C>) {
  return publicRoute<C>(async (call) => {
    const { request } = call;
    const user = await findUser();
    if (!user) return refusalResponse({ code: "signed_out" });
    if (request.method !== "GET" && !ownSites.has(request.headers.get("sec-fetch-site")))
      return refusalResponse({ code: "foreign_site" });
    return run({ ...call, user });
  });
}
