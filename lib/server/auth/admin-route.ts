import "server-only";
import type { Context } from "./public-route";
import { type RunForUser, userRoute } from "./user-route";

/** The only way to create a route handler for admins. Other users get 404; people who are not signed in, 401. */
export const adminRoute = <C extends Context>(run: RunForUser<C>) =>
  userRoute<C>(async (call) =>
    call.user.role === "admin" ? run(call) : new Response(null, { status: 404 }),
  );
