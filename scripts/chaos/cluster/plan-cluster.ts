import { minuteMs, secondMs } from "@/lib/domain/time/durations";
import { type PlannedRun, planRetries, planRuns, type Rehearsal } from "../plan";
import type { Strike, StrikeKind } from "./strikes";

export type ClusterRunPlan = Pick<PlannedRun, "fault" | "boundary"> & { strikes: Strike[] };

/** Once every boundary has met a death: what follows, in turn. */
const turns: readonly StrikeKind[] = [
  ...(["killed", "frozen", "killed", "PostgreSQL crashed", "two killed"] as const),
  ...(["killed", "S3: 503", "killed", "frozen", "killed"] as const),
  ...(["NOTIFY lost", "two killed", "killed", "PostgreSQL restarted", "killed"] as const),
];

const shortOutageMs = 3 * secondMs;
/** Every tenth outage of the store lasts a minute. */
const longOutageEvery = 10;

/**
 * Plans which strike falls at which boundary: a death at every boundary first, every eighth one of two portals at once,
 * then all strikes in turn. The same seed gives the same plan. Where a run of one portal crashes a second time, a portal
 * dies while the others recover.
 *
 * @param deathsFirst whether all strikes take turns only after that first round
 */
export function planClusterRuns(
  rehearsals: readonly Rehearsal[],
  { runs, seed, deathsFirst = true }: { runs: number; seed: number; deathsFirst?: boolean },
): ClusterRunPlan[] {
  const boundaryCount = deathsFirst ? new Set(rehearsals.flatMap(({ passed }) => passed)).size : 0;
  let outages = 0;
  const lasting = () => (outages++ % longOutageEvery === longOutageEvery - 1 ? minuteMs : shortOutageMs);
  return planRuns(rehearsals, { runs, seed }).map(({ fault, boundary, crashes }, index) => {
    const later = turns[(index - boundaryCount) % turns.length] ?? "killed";
    const kind = index >= boundaryCount ? later : index % 8 === 7 ? "two killed" : "killed";
    const [first, ...second] = crashes.map((at, order): Strike => {
      const of = order === 0 ? kind : "killed";
      return { kind: of, at, ...(of === "S3: 503" && { forMs: lasting() }) };
    });
    return { fault, boundary, strikes: first ? [first, ...second] : [] };
  });
}

/** Plans two more runs, each with a death, for each boundary that was missed, as for one portal. */
export const planClusterRetries = (
  rehearsals: readonly Rehearsal[],
  missed: { boundaries: readonly string[]; seed: number },
): ClusterRunPlan[] =>
  planRetries(rehearsals, missed).map(({ fault, boundary, crashes }) => ({
    ...{ fault, boundary },
    strikes: crashes.map((at) => ({ kind: "killed", at })),
  }));
