import { sql } from "drizzle-orm";
import { bytes, check, defineTable, flag, index, instant, integer, serial, text } from "../dialect/columns";

/**
 * Received postbacks, for admins. They carry personal codes, so the body is sealed. `signingId` is null if the path
 * matches none of our signings.
 */
export const postbacks = defineTable(
  "postbacks",
  {
    id: serial("id"),
    signingId: text("signing_id"),
    receivedAt: instant("received_at").notNull(),
    contentType: text("content_type").notNull(),
    sealedBody: text("sealed_body").notNull(),
    /** False if the body exceeded the maximum that is stored, or was cut off. */
    isWhole: flag("is_whole").notNull(),
    answeredStatus: integer("answered_status").notNull(),
  },
  (table) => [
    index("postbacks_signing").on(table.signingId, table.id),
    index("postbacks_received").on(table.receivedAt),
  ],
);

/** Has one row while the gateway refuses our access token: all work there waits for the next probe. */
export const gatewayPauses = defineTable(
  "gateway_pauses",
  {
    id: integer("id").primaryKey(),
    since: instant("since").notNull(),
    probes: integer("probes").notNull(),
    nextProbeAt: instant("next_probe_at").notNull(),
  },
  (table) => [check("gateway_pauses_one", sql`${table.id} = 1`)],
);

/** Files that the gateway may fetch once to show that it reaches the portal. They are small, so they are kept here. */
export const oneTimeFiles = defineTable("one_time_files", {
  tokenHash: text("token_hash").primaryKey(),
  bytes: bytes("bytes").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
