import { logOnce } from "./log-once";

export type Workers = {
  /** Looks for work now instead of at the next tick. */
  wake(): void;
  /** Claims no more, and resolves once the work under way is done. */
  stop(): Promise<void>;
};

type Parts<Claim> = {
  /** Claims one piece of work; `undefined` if nothing is due. */
  claim: () => Promise<Claim | undefined>;
  /** Does the work. An error is logged with the message that `failed` returns. */
  work: (claim: Claim) => Promise<void>;
  failed: (claim: Claim) => string;
  maxConcurrent: number;
  /** For what time or another process makes due. */
  pollEveryMs: number;
  /** Adds a listener to what may have made work due, and returns a function that removes it. */
  listen: (listener: () => void) => () => void;
  log: (message: string, error: unknown) => void;
  /** Who claims, for the log. */
  name: string;
};

/** Claims work while there is any, and does up to `maxConcurrent` pieces at the same time, until it is stopped. */
export function startWorkers<Claim>(parts: Parts<Claim>): Workers {
  const { claim, work, maxConcurrent, log, name } = parts;
  const outage = logOnce(log, `The ${name} could not claim work`);
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let isWoken = false;
  let isClaiming = false;
  let claiming: Promise<void> | undefined;

  function start(claimed: Claim): void {
    const done = work(claimed)
      .catch((error: unknown) => log(parts.failed(claimed), error))
      .finally(() => {
        running.delete(done);
        wake();
      });
    running.add(done);
  }

  async function claimDue(): Promise<void> {
    while (!isStopped && running.size < maxConcurrent) {
      const claimed = await claim();
      if (claimed === undefined) return;
      start(claimed);
    }
  }

  /** What woke it in the meantime may have made more work due, so it looks again. */
  async function claimWhileWoken(): Promise<void> {
    isClaiming = true;
    while (isWoken && !isStopped) {
      isWoken = false;
      await claimDue().then(outage.end, outage.begin);
    }
    isClaiming = false;
  }

  function wake(): void {
    isWoken = true;
    if (!isClaiming) claiming = claimWhileWoken();
  }

  const stopListening = parts.listen(wake);
  const timer = setInterval(wake, parts.pollEveryMs);
  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      stopListening();
      clearInterval(timer);
      await claiming;
      await Promise.all(running);
    },
  };
}
