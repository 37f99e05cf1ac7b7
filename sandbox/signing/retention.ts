import type { Sandbox } from "../parts/sandbox";
import { startHourlyJob, type HourlyJob } from "./hourly-job";
import { removeSigning, removeUpload } from "./remove-signing";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "withLock" | "report">;

/** Deletes expired data. */
export const startRetention = (parts: Parts): HourlyJob =>
  startHourlyJob(parts, "Deleting expired files failed", async () => {
    const { store, clock } = parts;
    for (const { token } of store.signings.listExpired(clock.now())) await removeSigning(parts, token);
    store.endedSessions.removeExpired(clock.now());
    store.batches.removeExpired(clock.now());
    for (const { token } of store.uploads.listExpired(clock.now())) await removeUpload(parts, token);
  });
