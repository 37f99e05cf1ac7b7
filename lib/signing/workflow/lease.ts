import type { Db } from "@/db/client";
import { type Claim, extendLease } from "@/db/repositories/signing-claims";
import { minuteMs } from "@/lib/domain/time/durations";

export const leaseMs = minuteMs;

/** Another process has claimed the signing: nothing more may be written. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/** This process stops: the signing goes back, for another process to claim at once. */
export class LeaseReturnedError extends Error {
  override name = "LeaseReturnedError";
}

type Lease = { db: Db; claim: Claim; now: () => Date; stopping?: AbortSignal };

/**
 * Runs `work` while extending the lease, and aborts it as soon as the lease turns out to be lost or `stopping` is
 * aborted.
 *
 * @throws what `work` throws
 */
export async function holdLease<T>(
  { db, claim, now, stopping }: Lease,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const lose = (cause?: unknown) =>
    controller.abort(new LeaseLostError("The lease on the signing was lost.", { cause }));
  const timer = setInterval(() => {
    db.write((tx) => extendLease(tx, claim, { now: now(), leaseMs })).then((kept) => kept || lose(), lose);
  }, leaseMs / 3);
  try {
    return await work(stopping ? AbortSignal.any([controller.signal, stopping]) : controller.signal);
  } finally {
    clearInterval(timer);
  }
}
