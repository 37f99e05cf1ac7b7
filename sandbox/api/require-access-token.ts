import type { MiddlewareHandler } from "hono";
import { isSameSecret } from "../base/tokens";
import { ApiError } from "../http/errors";

/** Refuses calls without a valid `?access_token=` with HTTP 403. */
export function requireAccessToken(accessToken: string): MiddlewareHandler {
  return async (context, next) => {
    if (!isSameSecret(context.req.query("access_token") ?? "", accessToken)) {
      throw new ApiError(403, "Invalid access token", 403);
    }
    await next();
  };
}
