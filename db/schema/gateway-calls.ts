import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { callFailures } from "@/lib/domain/gateway/gateway-call";
import { instant, oneOf } from "./columns";

/**
 * Calls that the portal made to the gateway, for admins to look into, for some weeks. Neither addresses nor bodies, as
 * they carry tokens and personal codes. `signingId` is null where a call was about none.
 */
export const gatewayCalls = sqliteTable(
  "gateway_calls",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    operation: text("operation").notNull(),
    signingId: text("signing_id"),
    durationMs: integer("duration_ms").notNull(),
    /** Null where no answer came. */
    httpStatus: integer("http_status"),
    /** Null where the call did its work. */
    failure: text("failure", { enum: callFailures }),
  },
  (table) => [
    index("gateway_calls_signing").on(table.signingId, table.id),
    index("gateway_calls_at").on(table.at),
    check("gateway_calls_failure", sql`${table.failure} in ${oneOf(callFailures)}`),
  ],
);
