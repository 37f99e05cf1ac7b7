import type { Db } from "@/db/client";
import {
  deleteGatewayCallsBefore,
  hasGatewayCallsBefore,
  insertGatewayCalls,
  type NewGatewayCall,
} from "@/db/repositories/gateway-calls";
import { logOnce } from "@/lib/base/log-once";
import { gatewayRetentionDays } from "@/lib/domain/gateway/retention";
import type { ObservedCall } from "@/lib/gateway/contract";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

const writeEveryMs = 1_000;
const pruneEveryMs = hourMs;
/** As long as the gateway keeps the signings. */
const keptMs = gatewayRetentionDays * dayMs;
/** Bounds memory while the database takes no writes. */
const maxQueued = 2_000;

export type GatewayCallLog = {
  observe(call: ObservedCall): void;
  /** Writes the calls of this process that have not been written yet; other portals write theirs within a second. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

type Parts = { db: Db; now: () => Date; log: (message: string, error: unknown) => void };

/**
 * Records the calls to the gateway in batches and independently of their work: no call waits for it, and a crash loses
 * at most the record of the last second. Calls are deleted after the gateway's retention.
 */
export function startGatewayCallLog({ db, now, log }: Parts): GatewayCallLog {
  const outage = logOnce(log, "Calls to the gateway are recorded later: the database does not take them");
  let waiting: NewGatewayCall[] = [];
  let pruneAt = now().getTime();

  async function flush(): Promise<void> {
    const at = now().getTime();
    const before = new Date(at - keptMs);
    const prunesNow = at >= pruneAt;
    if (prunesNow) pruneAt = at + pruneEveryMs;
    const hasOld = prunesNow && (await hasGatewayCallsBefore(db.read, before));
    const calls = waiting;
    if (calls.length === 0 && !hasOld) return;
    waiting = [];
    try {
      await db.writeConcurrently(async (tx) => {
        if (calls.length > 0) await insertGatewayCalls(tx, calls);
        if (hasOld) await deleteGatewayCallsBefore(tx, before);
      });
    } catch (error) {
      waiting = [...calls, ...waiting].slice(0, maxQueued);
      throw error;
    }
  }

  const timer = setInterval(() => {
    flush().then(outage.end, outage.begin);
  }, writeEveryMs);
  return {
    observe({ subject, startedAt, ...call }) {
      if (waiting.length < maxQueued) waiting.push({ ...call, at: startedAt, signingId: subject });
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
