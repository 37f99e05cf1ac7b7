import { env } from "@/lib/base/env";
import { createDemoAccounts } from "@/lib/accounts/demo-accounts";
import { announce, log } from "@/lib/base/log";
import { StartError } from "@/lib/base/start-error";
import { issueSetupLink } from "@/lib/accounts/first-admin";
import { appendCaller, watchRequests } from "./open-requests";
import { exitRefused } from "./portal/exit-refused";
import { type Portal, portal } from "./portal/portal";
import { stopPortal } from "./stop-portal";

/**
 * Opens this process's portal, creates the demo accounts or a setup link, and stops the portal on SIGTERM. If the start
 * is refused, prints one sentence and ends the process.
 */
export async function startPortal(): Promise<void> {
  try {
    const { trustedProxies, usesSandbox, stopping } = env();
    const requests = watchRequests(trustedProxies && appendCaller);
    const { db, now } = await portal();
    if (usesSandbox) await createDemoAccounts(db, now());
    else await offerSetup({ db, now });
    process.once("SIGTERM", () => {
      stopPortal(requests, stopping)
        .catch((error: unknown) => log("The portal did not stop cleanly", error))
        .finally(() => process.exit());
    });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    exitRefused(error);
  }
}

/** Prints a link that creates the first admin, if there is no account yet. */
async function offerSetup(accounts: Pick<Portal, "db" | "now">): Promise<void> {
  const token = await issueSetupLink(accounts);
  if (token)
    announce(`Nobody has an account yet. Create the first administrator: ${env().appUrl}/setup/${token}`);
}
