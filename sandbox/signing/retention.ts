import { hourMs } from "../base/clock";
import type { Sandbox } from "../parts/sandbox";
import { removeSigning, removeUpload } from "./remove-signing";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "withLock" | "report">;

/** Deletes expired data at start and then every hour of gateway time, but at most once a second. */
export function startRetention(parts: Parts) {
  const { store, clock, report } = parts;
  const sweep = async () => {
    for (const { token } of store.signings.listExpired(clock.now())) await removeSigning(parts, token);
    store.endedSessions.removeExpired(clock.now());
    store.batches.removeExpired(clock.now());
    for (const { token } of store.uploads.listExpired(clock.now())) await removeUpload(parts, token);
  };
  let running = Promise.resolve();
  const run = () =>
    (running = running.then(sweep).catch((error: unknown) => report("Deleting expired files failed", error)));
  void run();
  const everyMs = Math.max(1000, clock.after(hourMs).getTime() - clock.now().getTime());
  const timer = setInterval(run, everyMs);
  return {
    /** Deletes what has expired by now, without waiting for the next hour. */
    removeExpired: run,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
