import "server-only";
import type { Person } from "@/db/repositories/users";
import { userRoute } from "./user-route";

/** The only way to make a route handler for admins. Users get 404, and whoever is not signed in 401. */
export function adminRoute<C>(run: (admin: Person, request: Request, context: C) => Promise<Response>) {
  return userRoute<C>(async (user, request, context) =>
    user.role === "admin" ? run(user, request, context) : new Response(null, { status: 404 }),
  );
}
