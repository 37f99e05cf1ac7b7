import { and, eq, isNotNull } from "drizzle-orm";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import type { Tx } from "../client";
import { trustState } from "../schema";
import { findTrustState, saveTrustState, type TrustState } from "./trust-lists";

/** The right to load trusted lists for a while. The attempt number fences off an earlier claim. */
export type LoadingClaim = { attempt: number };

type ClaimTime = { now: Date; leaseMs: number };

/** Whether a process is loading lists. */
export const isLoading = ({ loadingUntil }: TrustState, now: Date): boolean =>
  loadingUntil !== null && loadingUntil > now;

/** Claims the next run; `undefined` while a process is loading lists, or if `isDue` returns false. */
export async function claimLoading(
  tx: Tx,
  { now, leaseMs, isDue }: ClaimTime & { isDue: (state: TrustState) => boolean },
): Promise<LoadingClaim | undefined> {
  const state = await findTrustState(tx);
  if (isLoading(state, now) || !isDue(state)) return undefined;
  const attempt = state.loadAttempt + 1;
  const loadingUntil = new Date(now.getTime() + leaseMs);
  await saveTrustState(tx, { loadAttempt: attempt, loadingUntil, loadProgress: null });
  return { attempt };
}

const isHeld = ({ attempt }: LoadingClaim) =>
  and(eq(trustState.loadAttempt, attempt), isNotNull(trustState.loadingUntil));

/** Returns false if the claim was lost: the lease expired and another process took over. */
export async function extendLoading(
  tx: Tx,
  claim: LoadingClaim,
  { now, leaseMs, progress }: ClaimTime & { progress?: LoadProgress },
): Promise<boolean> {
  const extended = await tx
    .update(trustState)
    .set({ loadingUntil: new Date(now.getTime() + leaseMs), ...(progress && { loadProgress: progress }) })
    .where(isHeld(claim))
    .returning({ id: trustState.id });
  return extended.length === 1;
}

/** Ends a run, unless the claim was lost. @param ranAt undefined for a run that did not complete */
export async function endLoading(tx: Tx, claim: LoadingClaim, ranAt: Date | undefined): Promise<void> {
  await tx
    .update(trustState)
    .set({ loadingUntil: null, ...(ranAt && { ranAt }) })
    .where(isHeld(claim));
}
