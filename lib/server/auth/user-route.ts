import "server-only";
import type { Person } from "@/db/repositories/users";
import { refusalResponse } from "@/lib/domain/request/refusal";
import { findUser } from "./require-user";

/** Browsers always send the header (Fetch Metadata); other clients carry no cookie by accident. */
const ownSites = new Set<string | null>(["same-origin", "none", null]);

/**
 * The only way to make a route handler for people who are signed in. Everybody else gets 401; a request
 * that another site's page sent with the person's cookie gets 403.
 */
export function userRoute<C>(run: (user: Person, request: Request, context: C) => Promise<Response>) {
  return async (request: Request, context: C): Promise<Response> => {
    const user = await findUser();
    if (!user) return refusalResponse({ code: "signed_out" });
    if (request.method !== "GET" && !ownSites.has(request.headers.get("sec-fetch-site")))
      return refusalResponse({ code: "foreign_site" });
    return run(user, request, context);
  };
}
