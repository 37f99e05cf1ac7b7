import type { Sandbox } from "../parts/sandbox";
import { archiveSigning } from "./archive-signing";
import { startHourlyJob, type HourlyJob } from "./hourly-job";

type Parts = Parameters<typeof archiveSigning>[0] & Pick<Sandbox, "withLock" | "report">;

/** Archives the signings whose level asks for it and whose grace period is over (docs/gateway.md#what-a-signed-file-looks-like). */
export const startArchiving = (parts: Parts): HourlyJob =>
  startHourlyJob(parts, "Archiving a signing failed", async () => {
    const { store, clock, withLock } = parts;
    for (const { token } of store.signings.listArchiveDue(clock.now()))
      await withLock(token, async () => {
        const signing = store.signings.find(token);
        if (signing?.status !== "completed") return;
        store.signings.setArchiveAt(token, null);
        await archiveSigning(parts, signing);
      });
  });
