import { purgeTrash } from "@/lib/documents/purge-trash";
import { advance } from "./advance";
import { claimWork } from "./claim-work";
import { HandedBackError } from "./lease";
import type { WorkflowContext } from "../rules/workflow-context";

/** Signings that are advanced at the same time: they mostly wait for the gateway, so a few suffice. */
const maxConcurrent = 4;
const lookEveryMs = 500;

export type Reconciler = {
  /** Looks for due signings now instead of at the next tick: for a caller that changed the clock. Commits do so too. */
  wake(): void;
  /** Claims no more signings, waits for the steps under way, and hands back what is not done within the grace time. */
  stop(options: { graceMs: number }): Promise<void>;
};

/** Advances every due signing in this process, and purges the trash, until it is stopped. */
export function startReconciler(context: WorkflowContext): Reconciler {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let isWoken = false;

  async function look(): Promise<void> {
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

  const purge = () =>
    purgeTrash(context).catch((error: unknown) => context.log("The trash could not be emptied", error));

  /** A commit during a look may have made another signing due, so it is followed by another look. */
  async function lookWhileWoken(): Promise<void> {
    while (isWoken && !stopped) {
      isWoken = false;
      await look();
      await purge();
    }
  }

  function wake(): void {
    isWoken = true;
    looking ??= lookWhileWoken()
      .catch((error: unknown) => context.log("The reconciler could not look for work", error))
      .finally(() => {
        looking = undefined;
        if (isWoken && !stopped) wake();
      });
  }

  const stopListening = context.db.onCommit(wake);
  const timer = setInterval(wake, lookEveryMs);
  wake();
  return {
    wake,
    async stop({ graceMs }) {
      stopped = true;
      stopListening();
      clearInterval(timer);
      await looking;
      const handBack = setTimeout(
        () => stopping.abort(new HandedBackError("The portal stops; the signing is handed back.")),
        graceMs,
      );
      await Promise.all(running);
      clearTimeout(handBack);
    },
  };
}
