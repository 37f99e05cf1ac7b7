import { sql } from "drizzle-orm";
import { auditOutcomes } from "@/lib/domain/audit/audit-action";
import { check, defineTable, index, instant, json, oneOf, serial, text } from "../dialect/columns";

/**
 * The audit log, in commit order. `seq` has no gaps and is also the cursor of live updates. Triggers reject updates
 * and deletes; each entry is chained to the previous one (docs/decisions/0017-audit-log.md).
 */
export const auditEvents = defineTable(
  "audit_events",
  {
    seq: serial("seq"),
    at: instant("at").notNull(),
    action: text("action").notNull(),
    outcome: text("outcome", { enum: auditOutcomes }).notNull(),
    actorId: text("actor_id"),
    documentId: text("document_id"),
    signingId: text("signing_id"),
    /** Origin of the request: the client's network address and, in short form, its browser. */
    address: text("address"),
    client: text("client"),
    detail: json("detail").$type<Record<string, string | number>>().notNull(),
    nonce: text("nonce").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_events_document").on(table.documentId, table.seq),
    index("audit_events_actor").on(table.actorId, table.seq),
    index("audit_events_outcome").on(table.outcome, table.seq),
    index("audit_events_at").on(table.at, table.seq),
    check("audit_events_outcome", sql`${table.outcome} in ${oneOf(auditOutcomes)}`),
  ],
);
