import "server-only";
import type { Person } from "@/db/repositories/users";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { type Context, publicRoute, type RouteCall } from "./public-route";
import { findSession } from "./require-user";

/** The handler of a route for signed-in users. */
export type RunForUser<C extends Context> = (
  call: RouteCall<C> & { user: Person; sessionId: string },
) => Promise<Response>;

/** Browsers always send `Sec-Fetch-Site` (Fetch Metadata); other clients do not send cookies by accident. */
const ownSites = new Set<string | null>(["same-origin", "none", null]);

/**
 * The only way to create a route handler for signed-in users. Others get 401; a request that another site's page sent
 * with the user's cookie gets 403.
 */
export function userRoute<C extends Context>(run: RunForUser<C>) {
  return publicRoute<C>(async (call) => {
    const { request } = call;
    const session = await findSession();
    if (!session) return refusalResponse({ code: "signed_out" });
    if (request.method !== "GET" && !ownSites.has(request.headers.get("sec-fetch-site")))
      return refusalResponse({ code: "foreign_site" });
    return run({ ...call, ...session });
  });
}
