import { env } from "@/lib/base/env";
import { createDemoAccounts } from "@/lib/accounts/demo-accounts";
import { announce, log } from "@/lib/base/log";
import { closeChangeStreams } from "./live/change-stream";
import { type Portal, portal, stopPortal } from "./portal/portal";
import { issueSetupLink } from "@/lib/accounts/first-admin";

/** Opens this process's portal, and creates the demo accounts or a setup link. */
export async function startPortal(): Promise<void> {
  const { db, now } = await portal();
  if (env().usesSandbox) await createDemoAccounts(db, now());
  else await offerSetup({ db, now });
  process.once("SIGTERM", () => {
    closeChangeStreams();
    stopPortal()
      .catch((error: unknown) => log("The portal did not stop cleanly", error))
      .finally(() => process.exit());
  });
}

/** Lets the reader of the console create the first admin, if there is no account yet. */
async function offerSetup(accounts: Pick<Portal, "db" | "now">): Promise<void> {
  const token = await issueSetupLink(accounts);
  if (token)
    announce(`Nobody has an account yet. Create the first administrator: ${env().appUrl}/setup/${token}`);
}
