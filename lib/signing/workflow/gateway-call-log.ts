import type { Db } from "@/db/client";
import {
  deleteGatewayCallsBefore,
  hasGatewayCallsBefore,
  insertGatewayCalls,
  type NewGatewayCall,
} from "@/db/repositories/gateway-calls";
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
  let waiting: NewGatewayCall[] = [];
  let pruneAt = now().getTime();

  async function flush(): Promise<void> {
    const calls = waiting;
    waiting = [];
    const at = now().getTime();
    const prunesNow = at >= pruneAt;
    if (calls.length === 0 && !prunesNow) return;
    if (prunesNow) pruneAt = at + pruneEveryMs;
    const before = new Date(at - keptMs);
    const hasOld = prunesNow && (await hasGatewayCallsBefore(db.read, before));
    if (calls.length === 0 && !hasOld) return;
    await db.writeBeside(async (tx) => {
      if (calls.length > 0) await insertGatewayCalls(tx, calls);
      if (hasOld) await deleteGatewayCallsBefore(tx, before);
    });
  }

  const timer = setInterval(() => {
    flush().catch((error: unknown) => log("Calls to the gateway could not be recorded", error));
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
