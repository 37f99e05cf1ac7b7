import { doneWithin } from "@/lib/base/done-within";
import { secondMs } from "@/lib/domain/time/durations";

/** What a balancer is told. Words only: no versions, addresses or errors. */
type ReadinessReport = {
  status: "ready" | "unavailable" | "draining";
  database: "ok" | "unavailable";
  store: "ok" | "unavailable";
  /** "newer": a newer version of the portal has changed the database since this one started. */
  migrations: "ok" | "newer" | "unknown";
  /** "refusing": the gateway refuses the portal's access token, so work there pauses. */
  gateway: "ok" | "refusing" | "unknown";
};

export type Readiness = {
  /** Whether requests may be sent here, as of a second ago at most. */
  report(): Promise<ReadinessReport>;
  /** From now on the report is "draining". */
  drain(): void;
};

type Parts = {
  /** Each rejects if the part does not answer. */
  database: () => Promise<{ isNewer: boolean; isRefused: boolean }>;
  store: () => Promise<unknown>;
  now: () => Date;
  /** How long a part may take to answer. */
  withinMs?: number;
};

const cachedMs = secondMs;

/**
 * Reports whether this portal can serve requests: its database and its store answer, and it is not stopping. The state
 * of the gateway is told but does not count: what people do most needs none, and no other portal would have a better
 * one.
 */
export function createReadiness({ database, store, now, withinMs = 2 * secondMs }: Parts): Readiness {
  const databaseAnswer = answerOf(database, withinMs);
  const storeAnswer = answerOf(store, withinMs);
  let isDraining = false;
  let latest: { at: number; report: Promise<Omit<ReadinessReport, "status">> } | undefined;

  async function look(): Promise<Omit<ReadinessReport, "status">> {
    const [found, stored] = await Promise.all([databaseAnswer(), storeAnswer()]);
    return {
      database: found ? "ok" : "unavailable",
      store: stored ? "ok" : "unavailable",
      migrations: found ? (found.value.isNewer ? "newer" : "ok") : "unknown",
      gateway: found ? (found.value.isRefused ? "refusing" : "ok") : "unknown",
    };
  }

  return {
    async report() {
      const at = now().getTime();
      if (!latest || Math.abs(at - latest.at) >= cachedMs) latest = { at, report: look() };
      const parts = await latest.report;
      const isAvailable = parts.database === "ok" && parts.store === "ok";
      return { status: isDraining ? "draining" : isAvailable ? "ready" : "unavailable", ...parts };
    },
    drain: () => void (isDraining = true),
  };
}

/** Asks a part, one question at a time, so that questions do not pile up while it hangs. */
function answerOf<T>(ask: () => Promise<T>, withinMs: number): () => Promise<{ value: T } | undefined> {
  let asking: Promise<{ value: T }> | undefined;
  return async () => {
    const asked = (asking ??= ask()
      .then((value) => ({ value }))
      .finally(() => (asking = undefined)));
    try {
      return (await doneWithin(withinMs, asked)) ? await asked : undefined;
    } catch {
      return undefined;
    }
  };
}
