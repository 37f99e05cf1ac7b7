import { purgeTrash } from "@/lib/documents/purge-trash";
import { advance } from "./advance";
import { claimWork } from "./claim-work";
import { LeaseReturnedError } from "./lease";
import type { WorkflowContext } from "../rules/workflow-context";

/** Maximum number of signings advanced at the same time: they mostly wait for the gateway, so a few suffice. */
const maxConcurrent = 4;
const pollEveryMs = 500;

export type Reconciler = {
  /** Claims due signings now instead of at the next tick, for a caller that changed the clock. Commits do so too. */
  wake(): void;
  /** Claims no more signings, waits for the steps under way, and hands back what is not done within the grace time. */
  stop(options: { graceMs: number }): Promise<void>;
};

/** Advances every due signing in this process, and purges the trash, until it is stopped. */
export function startReconciler(context: WorkflowContext): Reconciler {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let stopped = false;
  let polling: Promise<void> | undefined;
  let isWoken = false;
  let purging: Promise<void> | undefined;

  async function claimDue(): Promise<void> {
    while (!stopped && running.size < maxConcurrent) {
      const claim = await claimWork(context);
      if (!claim) return;
      const work = advance(context, claim, stopping.signal)
        .catch((error: unknown) => context.log(`Signing ${claim.signingId}: not advanced`, error))
        .finally(() => {
          running.delete(work);
          wake();
        });
      running.add(work);
    }
  }

  /** A commit in the meantime may have made another signing due, so signings are claimed again. */
  async function pollWhileWoken(): Promise<void> {
    while (isWoken && !stopped) {
      isWoken = false;
      await claimDue();
    }
  }

  function wake(): void {
    isWoken = true;
    polling ??= pollWhileWoken()
      .catch((error: unknown) => context.log("The reconciler could not claim work", error))
      .finally(() => {
        polling = undefined;
        if (isWoken && !stopped) wake();
      });
  }

  function purge(): void {
    purging ??= purgeTrash(context)
      .catch((error: unknown) => context.log("The trash could not be emptied", error))
      .finally(() => (purging = undefined));
  }

  const stopListening = context.db.onCommit(wake);
  const timer = setInterval(() => {
    wake();
    purge();
  }, pollEveryMs);
  wake();
  purge();
  return {
    wake,
    async stop({ graceMs }) {
      stopped = true;
      stopListening();
      clearInterval(timer);
      await Promise.all([polling, purging]);
      const handBack = setTimeout(
        () => stopping.abort(new LeaseReturnedError("The portal stops; the signing is handed back.")),
        graceMs,
      );
      await Promise.all(running);
      clearTimeout(handBack);
    },
  };
}
