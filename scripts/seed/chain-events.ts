import { randomBytes } from "node:crypto";
import type { auditEvents } from "@/db/schema";
import { outcomeOf } from "@/lib/domain/audit/audit-action";
import { chainHash, entryDigest, genesisHash } from "@/lib/domain/audit/audit-entry";
import type { inserterOf } from "./bulk-insert";
import type { SeedEvent } from "./seed-document";

/** Inserts audit events in chronological order, each chained to the previous one, as the portal does. */
export function chainEvents(
  events: SeedEvent[],
  insert: ReturnType<typeof inserterOf<typeof auditEvents>>,
): void {
  let previousHash = genesisHash;
  for (const [index, { at, ...event }] of events.toSorted((one, other) => one.at - other.at).entries()) {
    const when = new Date(at);
    const entry = {
      ...{ ...event, seq: index + 1, at: when.toISOString(), outcome: outcomeOf(event.action) },
      ...{ address: null, client: null, nonce: randomBytes(16).toString("hex") },
    };
    const hash = chainHash(previousHash, entryDigest(entry));
    insert({ ...entry, at: when, previousHash, hash });
    previousHash = hash;
  }
}
