import { env } from "@/lib/env";
import { createDemoAccounts } from "@/lib/auth/demo-accounts";
import { log } from "@/lib/log";
import { closeChangeStreams } from "@/lib/live/change-stream";
import { portal, stopPortal } from "@/lib/portal";

/** Opens this process's portal: database, store and reconciler, and the demo accounts beside a sandbox. */
export async function startPortal(): Promise<void> {
  const { db, now } = await portal();
  if (env().usesSandbox) await createDemoAccounts(db, now());
  process.once("SIGTERM", () => {
    closeChangeStreams();
    stopPortal()
      .catch((error: unknown) => log("The portal did not stop cleanly", error))
      .finally(() => process.exit());
  });
}
