import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { gatewayFailures } from "@/lib/domain/gateway/gateway-call";
import { instant, oneOf } from "./columns";

/**
 * Calls that the portal made to the gateway, kept for some weeks for admins. URLs and bodies are left out because they
 * carry tokens and personal codes. `signingId` is null if the call concerns no signing.
 */
export const gatewayCalls = sqliteTable(
  "gateway_calls",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    operation: text("operation").notNull(),
    signingId: text("signing_id"),
    durationMs: integer("duration_ms").notNull(),
    /** Null if no response arrived. */
    httpStatus: integer("http_status"),
    /** Null if the call succeeded. */
    failure: text("failure", { enum: gatewayFailures }),
  },
  (table) => [
    index("gateway_calls_signing").on(table.signingId, table.id),
    index("gateway_calls_at").on(table.at),
    check("gateway_calls_failure", sql`${table.failure} in ${oneOf(gatewayFailures)}`),
  ],
);
