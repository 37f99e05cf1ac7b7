import { sql } from "drizzle-orm";
import { signings } from "../schema";

/** Until when a signing can be signed: the sender's deadline, or else the day on which the gateway forgets it. */
export const signUntil = sql<Date | null>`coalesce(${signings.deadlineAt}, ${signings.gatewayExpiresAt})`
  .mapWith(signings.gatewayExpiresAt)
  .as("sign_until");
