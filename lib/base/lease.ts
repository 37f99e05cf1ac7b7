/** Another process has claimed the work: nothing more may be written. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/** This process stops: the work goes back, for another process to claim at once. */
export class LeaseReturnedError extends Error {
  override name = "LeaseReturnedError";
}

type Lease = {
  /** Extends the lease by `leaseMs` from now. Resolves to false if it was lost. */
  extend: () => Promise<boolean>;
  leaseMs: number;
  now: () => Date;
  /** What is leased, for the error. */
  name: string;
  /** Aborted when this process must end. */
  stopping?: AbortSignal;
};

/**
 * Runs `work` while extending the lease, and aborts it as soon as the lease turns out to be lost or `stopping` is
 * aborted. A database that does not answer for a while costs nothing: the lease is lost once it may have ended.
 *
 * @throws what `work` throws
 */
export async function holdLease<T>(
  { extend, leaseMs, now, name, stopping }: Lease,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const everyMs = leaseMs / 3;
  let extendedAt = now().getTime();
  const lose = (cause?: unknown) =>
    controller.abort(new LeaseLostError(`The lease on the ${name} was lost.`, { cause }));

  async function extendOrLose(): Promise<void> {
    const at = now().getTime();
    try {
      if (await extend()) extendedAt = at;
      else lose();
    } catch (error) {
      if (now().getTime() + everyMs >= extendedAt + leaseMs) lose(error);
    }
  }

  const timer = setInterval(() => void extendOrLose(), everyMs);
  try {
    return await work(stopping ? AbortSignal.any([controller.signal, stopping]) : controller.signal);
  } finally {
    clearInterval(timer);
  }
}
