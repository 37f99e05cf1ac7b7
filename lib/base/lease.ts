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

/** A lease that is held, as the work under it sees it. */
export type HeldLease = {
  /** Aborted once the lease is lost, or this process must end. */
  signal: AbortSignal;
  /** @throws if the lease is lost, or has ended by the clock: a process that was suspended runs no timer first */
  requireHeld: () => void;
  /** Extends the lease, directly before a call that cannot be undone. @throws like `requireHeld` */
  confirm: () => Promise<void>;
};

/**
 * Runs `work` while extending the lease, and aborts it when the lease turns out to be lost, when it ends, or when
 * `stopping` is aborted. A lease that has ended is not extended, even if nobody has taken it over: what the work has
 * read is too old by then. A database that does not answer costs nothing until the end.
 *
 * @throws what `work` throws
 */
export async function holdLease<T>(
  { extend, leaseMs, now, name, stopping }: Lease,
  work: (held: HeldLease) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const signal = stopping ? AbortSignal.any([controller.signal, stopping]) : controller.signal;
  let extendedAt = now().getTime();
  let failure: unknown;
  const lose = () =>
    controller.abort(new LeaseLostError(`The lease on the ${name} was lost.`, { cause: failure }));

  function requireHeld(): void {
    if (now().getTime() >= extendedAt + leaseMs) lose();
    signal.throwIfAborted();
  }

  async function confirm(): Promise<void> {
    requireHeld();
    const at = now().getTime();
    if (!(await extend())) lose();
    requireHeld();
    extendedAt = Math.max(extendedAt, at);
    failure = undefined;
  }

  let end: NodeJS.Timeout | undefined;
  /** An extension that is under way does not delay the end. */
  function awaitEnd(): void {
    const leftMs = extendedAt + leaseMs - now().getTime();
    if (leftMs > 0) end = setTimeout(awaitEnd, leftMs);
    else lose();
  }

  const timer = setInterval(() => void confirm().catch((error: unknown) => (failure = error)), leaseMs / 3);
  awaitEnd();
  try {
    return await work({ signal, requireHeld, confirm });
  } finally {
    clearInterval(timer);
    clearTimeout(end);
  }
}
