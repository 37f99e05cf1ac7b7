import { doneWithin } from "@/lib/base/done-within";
import { secondMs } from "@/lib/domain/time/durations";
import type { FileStore } from "@/lib/files/file-store";

/** The response to a balancer. It contains no versions, addresses or errors, because anyone can request it. */
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
  /** Whether requests may be sent to this portal. The report is at most a second old. */
  report(): Promise<ReadinessReport>;
  /** From now on the report is "draining". */
  drain(): void;
};

type Parts = {
  /** Rejects if the database does not answer. */
  database: () => Promise<{ isNewer: boolean; isRefused: boolean }>;
  store: Pick<FileStore, "probe">;
  now: () => Date;
  /** How long a part may take to answer. */
  withinMs?: number;
};

const cachedMs = secondMs;

/**
 * Reports whether this portal can serve requests: its database answers, its store takes files, and it is not stopping.
 * The report includes the state of the gateway, which does not count: most requests do not need the gateway, and other
 * portals use the same one.
 */
export function createReadiness({ database, store, now, withinMs = 2 * secondMs }: Parts): Readiness {
  const checkDatabase = probeOf(database, withinMs);
  const checkStore = probeOf(() => store.probe(), withinMs);
  let isDraining = false;
  let latest: { at: number; report: Promise<Omit<ReadinessReport, "status">> } | undefined;

  async function check(): Promise<Omit<ReadinessReport, "status">> {
    const [found, stored] = await Promise.all([checkDatabase(), checkStore()]);
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
      if (!latest || Math.abs(at - latest.at) >= cachedMs) latest = { at, report: check() };
      const parts = await latest.report;
      const isAvailable = parts.database === "ok" && parts.store === "ok";
      return { status: isDraining ? "draining" : isAvailable ? "ready" : "unavailable", ...parts };
    },
    drain: () => void (isDraining = true),
  };
}

/** Queries a part with one query at a time, so that queries do not pile up while it hangs. */
function probeOf<T>(query: () => Promise<T>, withinMs: number): () => Promise<{ value: T } | undefined> {
  let pending: Promise<{ value: T }> | undefined;
  return async () => {
    const current = (pending ??= query()
      .then((value) => ({ value }))
      .finally(() => (pending = undefined)));
    try {
      return (await doneWithin(withinMs, current)) ? await current : undefined;
    } catch {
      return undefined;
    }
  };
}
