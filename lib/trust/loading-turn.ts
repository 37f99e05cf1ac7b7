import type { Db } from "@/db/client";
import { findTrustState, type TrustState } from "@/db/repositories/trust-lists";
import {
  claimLoading,
  endLoading,
  extendLoading,
  isLoading,
  type LoadingClaim,
} from "@/db/repositories/trust-loading";
import { holdLease, LeaseLostError } from "@/lib/base/lease";
import { minuteMs } from "@/lib/domain/time/durations";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import type { TrustParts } from "./trust-parts";

const leaseMs = minuteMs;

type Turn = { isDue: (state: TrustState) => boolean; stopping: AbortSignal };

type Held = {
  /** Writes only while this process holds the lease; `write` otherwise throws a {@link LeaseLostError}. */
  db: Db;
  signal: AbortSignal;
  /** Records how far the run is, for those who follow it at other portals. */
  recordProgress(progress: LoadProgress): Promise<void>;
};

/**
 * Runs `work` as the only process that loads lists: thirty lists are not requested twice, and a late process replaces
 * no newer list.
 *
 * @returns false if another process is loading lists, or none are due
 * @throws what `work` throws
 */
export async function takeLoadingTurn(
  { db, now }: Pick<TrustParts, "db" | "now">,
  { isDue, stopping }: Turn,
  work: (held: Held) => Promise<void>,
): Promise<boolean> {
  const state = await findTrustState(db.read);
  if (isLoading(state, now()) || !isDue(state)) return false;
  const claim = await db.write((tx) => claimLoading(tx, { now: now(), leaseMs, isDue }));
  if (!claim) return false;
  const fenced = fencedBy(db, { claim, now });
  const extend = () => db.write((tx) => extendLoading(tx, claim, { now: now(), leaseMs }));
  try {
    await holdLease({ extend, leaseMs, now, stopping, name: "loading of trusted lists" }, ({ signal }) =>
      work({
        ...{ db: fenced, signal },
        recordProgress: (progress) =>
          db.write(async (tx) => void (await extendLoading(tx, claim, { now: now(), leaseMs, progress }))),
      }),
    );
  } finally {
    await db.write((tx) => endLoading(tx, claim, stopping.aborted ? undefined : now()));
  }
  return true;
}

function fencedBy(db: Db, { claim, now }: { claim: LoadingClaim; now: () => Date }): Db {
  const write: Db["write"] = (work) =>
    db.write(async (tx) => {
      if (!(await extendLoading(tx, claim, { now: now(), leaseMs })))
        throw new LeaseLostError("The lease on the loading of trusted lists was lost.");
      return work(tx);
    });
  return { ...db, write, writeConcurrently: write };
}
