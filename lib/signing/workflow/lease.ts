import type { Db } from "@/db/client";
import { type Claim, extendLease } from "@/db/repositories/signing-claims";
import { type HeldLease, holdLease } from "@/lib/base/lease";
import { minuteMs } from "@/lib/domain/time/durations";

export const leaseMs = minuteMs;

type SigningLease = { db: Db; claim: Claim; now: () => Date; stopping?: AbortSignal };

/** Runs `work` while holding the lease on a claimed signing (see `holdLease`). @throws what `work` throws */
export const holdSigning = <T>(
  { db, claim, now, stopping }: SigningLease,
  work: (held: HeldLease) => Promise<T>,
): Promise<T> =>
  holdLease(
    {
      extend: () => db.writeConcurrently((tx) => extendLease(tx, claim, { now: now(), leaseMs })),
      ...{ leaseMs, now, stopping, name: "signing" },
    },
    work,
  );
