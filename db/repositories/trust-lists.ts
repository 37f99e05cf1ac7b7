import { asc, eq, notInArray } from "drizzle-orm";
import type { ListProblem } from "@/lib/domain/trust/list-state";
import type { Handle, Tx } from "../client";
import { trustLists, trustState } from "../schema";

export type ListRow = typeof trustLists.$inferSelect;
export type TrustState = Omit<typeof trustState.$inferSelect, "id">;

const onlyId = 1;
const neverRun: TrustState = {
  ...{ isOn: false, ranAt: null, servicesSha256: null, previousSha256: null, pivots: 0 },
  ...{ announcement: null, pinnedAnnouncement: null },
  ...{ loadingUntil: null, loadAttempt: 0, loadProgress: null },
};

/** All lists by territory; the list of lists, whose territory is "", is the first. */
export const listLists = (handle: Handle): Promise<ListRow[]> =>
  handle.select().from(trustLists).orderBy(asc(trustLists.territory));

type GoodList = Required<Pick<ListRow, "sha256" | "sequenceNumber" | "issuedAt" | "nextUpdate" | "services">>;

/** Records a good list, which replaces the previous one. */
export async function saveGoodList(
  tx: Tx,
  { territory, url, now, ...list }: GoodList & { territory: string; url: string; now: Date },
): Promise<void> {
  const row = {
    ...list,
    url,
    loadedAt: now,
    checkedAt: now,
    problem: null,
    problemSince: null,
    refusedIssuedAt: null,
  };
  await tx
    .insert(trustLists)
    .values({ territory, ...row })
    .onConflictDoUpdate({ target: trustLists.territory, set: row });
}

type RefusedList = { territory: string; url: string; problem: ListProblem; issuedAt?: Date };

/** Records why a list was refused, and since when. The last good one stays. */
export async function saveListProblem(
  tx: Tx,
  { territory, url, problem, issuedAt, now }: RefusedList & { now: Date },
): Promise<void> {
  const [known] = await tx.select().from(trustLists).where(eq(trustLists.territory, territory));
  const problemSince = known?.problem ? known.problemSince : now;
  const row = { url, problem, problemSince, refusedIssuedAt: issuedAt ?? null, checkedAt: now };
  await tx
    .insert(trustLists)
    .values({ territory, ...row })
    .onConflictDoUpdate({ target: trustLists.territory, set: row });
}

/** Removes the lists of territories that the list of lists no longer names. */
export async function removeOtherLists(tx: Tx, territories: string[]): Promise<void> {
  await tx.delete(trustLists).where(notInArray(trustLists.territory, ["", ...territories]));
}

export async function findTrustState(handle: Handle): Promise<TrustState> {
  const [found] = await handle.select().from(trustState).where(eq(trustState.id, onlyId));
  return found ?? neverRun;
}

/** Writes the given columns and keeps the others. */
export async function saveTrustState(tx: Tx, change: Partial<TrustState>): Promise<void> {
  await tx
    .insert(trustState)
    .values({ id: onlyId, ...change })
    .onConflictDoUpdate({ target: trustState.id, set: change });
}
