import { env } from "@/lib/base/env";
import { createDemoAccounts } from "@/lib/accounts/demo-accounts";
import { announce, log } from "@/lib/base/log";
import { closeChangeStreams } from "./live/change-stream";
import { type Portal, portal, stopPortal } from "./portal/portal";
import { listRunningImports } from "@/db/repositories/user-imports";
import { runImport } from "@/lib/accounts/import-users";
import { issueSetupLink } from "@/lib/accounts/first-admin";

/** Opens this process's portal: database, store and reconciler, the demo accounts beside a sandbox, and what was under way. */
export async function startPortal(): Promise<void> {
  const { db, now, workflow } = await portal();
  if (env().usesSandbox) await createDemoAccounts(db, now());
  else await offerSetup({ db, now });
  for (const importId of await listRunningImports(db.read))
    runImport(workflow, importId).catch((error: unknown) => log(`Import ${importId} stopped`, error));
  process.once("SIGTERM", () => {
    closeChangeStreams();
    stopPortal()
      .catch((error: unknown) => log("The portal did not stop cleanly", error))
      .finally(() => process.exit());
  });
}

/** Where no account exists yet, the reader of the console can create the first admin. */
async function offerSetup(accounts: Pick<Portal, "db" | "now">): Promise<void> {
  const token = await issueSetupLink(accounts);
  if (token)
    announce(`Nobody has an account yet. Create the first administrator: ${env().appUrl}/setup/${token}`);
}
