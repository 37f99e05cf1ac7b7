import type { Db } from "@/db/client";
import { forgetGatewayCalls, insertGatewayCalls, type NewGatewayCall } from "@/db/repositories/gateway-calls";
import type { ObservedCall } from "@/lib/gateway/contract";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

const writeEveryMs = 1_000;
const forgetEveryMs = hourMs;
/** The gateway's retention of what the calls were about. */
const keptMs = 30 * dayMs;
/** While the database takes no writes, the record of calls must not fill the memory. */
const maxQueued = 2_000;

export type GatewayCallLog = {
  observe(call: ObservedCall): void;
  /** Writes the calls that are not written yet. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

type Parts = { db: Db; now: () => Date; log: (message: string, error: unknown) => void };

/**
 * Records the calls to the gateway, many at once and apart from what they were made for: no call waits for it, and a crash
 * loses the record of the last second at most. After thirty days they are forgotten.
 */
export function startGatewayCallLog({ db, now, log }: Parts): GatewayCallLog {
  let waiting: NewGatewayCall[] = [];
  let forgetAt = now().getTime();

  async function flush(): Promise<void> {
    const calls = waiting;
    waiting = [];
    const at = now().getTime();
    const isForgetting = at >= forgetAt;
    if (calls.length === 0 && !isForgetting) return;
    if (isForgetting) forgetAt = at + forgetEveryMs;
    await db.write(async (tx) => {
      if (calls.length > 0) await insertGatewayCalls(tx, calls);
      if (isForgetting) await forgetGatewayCalls(tx, new Date(at - keptMs));
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
