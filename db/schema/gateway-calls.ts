import { sql } from "drizzle-orm";
import { gatewayFailures } from "@/lib/domain/gateway/gateway-call";
import { check, defineTable, index, instant, integer, oneOf, serial, text } from "../dialect/columns";

/**
 * Calls that the portal made to the gateway, kept for some weeks for admins. URLs and bodies are left out because they
 * carry tokens and personal codes. `signingId` is null if the call concerns no signing.
 */
export const gatewayCalls = defineTable(
  "gateway_calls",
  {
    id: serial("id"),
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
