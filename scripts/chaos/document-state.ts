import type { DocumentRecord } from "./portal-database";

/** How long the gateway may take to call the portal before the clock is moved to the portal's next check. */
const gatewayCallWaitMs = 250;

/** A signed or failed signing is over once it is deleted at the gateway as well. */
export function isOver(record: DocumentRecord | undefined): boolean {
  if (!record?.status || record.leaseUntil !== null) return false;
  return (
    record.status === "needs_attention" ||
    (["signed", "failed"].includes(record.status) && record.dueAt === null)
  );
}

export const isWaiting = ({ dueAt, leaseUntil }: DocumentRecord, now: number): boolean =>
  dueAt !== null && leaseUntil === null && dueAt > now;

/**
 * Detects that nothing has changed for as long as the gateway may take. After a failure there is nothing to wait for.
 */
export function idleDetector() {
  let last = "";
  let since = Date.now();
  return {
    isIdle(record: DocumentRecord): boolean {
      const current = JSON.stringify(record);
      if (current !== last) since = Date.now();
      last = current;
      return (record.failures ?? 0) > 0 || Date.now() - since >= gatewayCallWaitMs;
    },
  };
}
