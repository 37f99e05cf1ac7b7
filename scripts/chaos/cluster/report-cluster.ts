import { faultCases } from "../fault-cases";
import { clusterTables, deathsIn } from "./cluster-table";
import { type ClusterResult, type ClusterRun, runClusterChaos } from "./run-cluster-chaos";

/** The work of a dead portal must be taken over within this time after its lease. */
const takeoverWithinMs = 1_000;

type Options = { runs: number; seed: number; clusterCount: number; withinMs: number };

/**
 * Strikes clusters of three portals at every boundary and prints the result as tables.
 *
 * @returns whether nothing was lost, and no boundary was missed unless the time ended before the plan
 */
export async function reportClusterChaos({ runs, ...options }: Options): Promise<boolean> {
  const startedAt = Date.now();
  let done = 0;
  const result = await runClusterChaos({
    ...{ ...options, runs, faults: faultCases },
    onRun(run) {
      done += 1;
      const what = run.strikes.join(", then ") || "no strike";
      for (const violation of run.violations)
        console.error(`LOST (${what}: ${run.boundary}, with ${run.fault.name}): ${violation}`);
      if (done % 50 === 0) console.error(`${done} of ${runs + faultCases.length} …`);
    },
  });
  const isLost = (run: ClusterRun) => run.violations.length > 0;
  for (const violation of result.violations) console.error(`In a cluster: ${violation}`);
  const { missed, leftOut } = result;
  for (const boundary of missed) console.error(`Never reached: ${boundary}`);
  console.log(`${clusterTables(result)}\n`);
  console.log(sentences(result).join("\n"));
  console.log(`${Math.round((Date.now() - startedAt) / 1000)} seconds, seed ${options.seed}.`);
  const isComplete = missed.length === 0 || leftOut > 0;
  return isComplete && result.violations.length === 0 && !result.runs.some(isLost);
}

function sentences({ runs, missed, leftOut, promises, lostLeases }: ClusterResult): string[] {
  const deaths = runs.reduce((sum, run) => sum + deathsIn(run), 0);
  const lost = runs.filter(({ violations }) => violations.length > 0).length;
  const unstruck = runs.filter(({ boundary, strikes }) => boundary && strikes.length === 0).length;
  const recoveries = runs.flatMap((run) => run.recoveries).filter(({ after }) => after.endsWith("killed"));
  const late = recoveries.filter(({ afterLeaseMs }) => afterLeaseMs > takeoverWithinMs).length;
  const longest = Math.max(0, ...recoveries.map(({ afterLeaseMs }) => afterLeaseMs)) / 1000;
  const repeated = runs.reduce((sum, { repeatedMails }) => sum + repeatedMails, 0);
  const timeEnded = `Time ended before ${leftOut} runs began: a boundary that was missed does not fail this command.`;
  return [
    ...(leftOut > 0 ? [timeEnded] : []),
    `${runs.length} documents, ${deaths} deaths of portals, ${lost} documents lost; ${unstruck} runs ended before they reached their boundary, and ${missed.length} boundaries were missed by all.`,
    `${recoveries.length} pieces of work of portals that died were taken over, the last one ${longest.toFixed(2)} s after its lease; ${late} of them more than a second after it, which is a fault unless the machine was busy.`,
    `${promises} successful responses were checked at the end. ${repeated} mails arrived twice. A portal that went on found ${lostLeases} times that it had lost its lease.`,
  ];
}
