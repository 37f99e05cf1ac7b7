import { LeaseReturnedError } from "@/lib/base/lease";
import { logOnce } from "@/lib/base/log-once";
import { startWorkers } from "@/lib/base/workers";
import { purgeTrash } from "@/lib/documents/purge-trash";
import { removeUnreferenced } from "@/lib/files/stored-bytes";
import { advance } from "./advance";
import { claimWork } from "./claim-work";
import type { WorkflowContext } from "../rules/workflow-context";

const pollEveryMs = 500;

export type Reconciler = {
  /** Claims due signings now instead of at the next tick, for a caller that changed the clock. Commits do so too. */
  wake(): void;
  /** Claims no more signings, waits for the steps under way, and hands back what is not done within the grace time. */
  stop(options: { graceMs: number }): Promise<void>;
};

/**
 * Advances every due signing in this process, and purges the trash, until it is stopped. Processes on one database
 * share the work by their leases.
 *
 * @param maxConcurrent how many signings are advanced at the same time; they mostly wait for the gateway
 */
export function startReconciler(context: WorkflowContext, { maxConcurrent = 4 } = {}): Reconciler {
  const { db, log } = context;
  const stopping = new AbortController();
  const purgeOutage = logOnce(log, "The trash could not be emptied, or unreferenced files not be removed");
  let purging: Promise<void> | undefined;

  function purge(): void {
    purging ??= purgeTrash(context)
      .then(() => removeUnreferenced(context, "documents"))
      .then(purgeOutage.end, purgeOutage.begin)
      .finally(() => (purging = undefined));
  }

  const workers = startWorkers({
    ...{ maxConcurrent, pollEveryMs, log, name: "reconciler" },
    listen: (listener) => db.onCommit(listener),
    claim: () => claimWork(context),
    work: (claim) => advance(context, claim, stopping.signal),
    failed: ({ signingId }) => `Signing ${signingId}: not advanced`,
  });
  const timer = setInterval(purge, pollEveryMs);
  purge();
  return {
    wake: () => workers.wake(),
    async stop({ graceMs }) {
      clearInterval(timer);
      const handBack = setTimeout(
        () => stopping.abort(new LeaseReturnedError("The portal stops; the signing is handed back.")),
        graceMs,
      );
      await Promise.all([workers.stop(), purging]);
      clearTimeout(handBack);
    },
  };
}
