import type { MiddlewareHandler } from "hono";
import { isSameSecret } from "../base/tokens";
import { ApiError } from "../http/errors";

/** Lets only calls with the right `?access_token=` through; all others get HTTP 403. */
export function requireAccessToken(accessToken: string): MiddlewareHandler {
  return async (context, next) => {
    if (!isSameSecret(context.req.query("access_token") ?? "", accessToken)) {
      throw new ApiError(403, "Invalid access token", 403);
    }
    await next();
  };
}
