import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { startObjectStoreServer } from "@/testing/servers/object-store-server";
import type { FaultCase } from "../fault-cases";
import { checkInvariants, checkOutcome, checkStore } from "../oracle";
import { missedBoundaries, type Rehearsal } from "../plan";
import { buildPortalProgram } from "../portal";
import { samplePdf } from "../sample-pdf";
import { startedParts } from "../started-parts";
import { checkChain, checkMails, checkPostbacks } from "./check-cluster";
import { type Cluster, openCluster } from "./cluster";
import { type ClusterRunPlan, planClusterRetries, planClusterRuns } from "./plan-cluster";
import { keepPromises, type PromiseKeeper } from "./promises";
import { runClusterJourney, type ClusterJourney } from "./run-cluster-journey";
import type { Strike } from "./strikes";

export type ClusterRun = Omit<ClusterJourney, "passed"> & {
  fault: FaultCase;
  /** Where the first strike was to fall; undefined for a rehearsal. */
  boundary: string | undefined;
  planned: readonly Strike[];
  repeatedMails: number;
  /** The broken invariants, in words; empty if nothing was lost. */
  violations: string[];
};

export type ClusterResult = {
  runs: ClusterRun[];
  /** What is broken in a cluster as a whole, in words. */
  violations: string[];
  /** Boundaries at which strikes were to fall, and none did. */
  missed: string[];
  /** How many runs did not begin because the time was over. */
  leftOut: number;
  /** How many successful responses were checked at the end. */
  promises: number;
  /** How often a portal that went on found that another one had taken over. */
  lostLeases: number;
};

type Options = {
  runs: number;
  seed: number;
  faults: readonly FaultCase[];
  /** Whether a portal dies at every boundary before other strikes fall. */
  deathsFirst?: boolean;
  /** No run but rehearsals begins later than this after the start. */
  withinMs?: number;
  /** The number of clusters that work concurrently. */
  clusterCount: number;
  onRun?: (run: ClusterRun) => void;
};

type Bed = { cluster: Cluster; promises: PromiseKeeper; lastMail: number };

/**
 * Runs documents through their whole lifecycle in clusters of three portals, while strikes fall at one boundary after
 * another. A rehearsal without a strike lists the boundaries for each fault of the gateway.
 */
export async function runClusterChaos(options: Options): Promise<ClusterResult> {
  const { runs, seed, faults, deathsFirst, clusterCount, onRun, withinMs = Infinity } = options;
  const startedAt = Date.now();
  const parts = startedParts();
  const beds: Bed[] = [];
  const results: ClusterRun[] = [];
  let number = 0;
  let keepFolders = true;

  async function runOnce(
    bed: Bed,
    { fault, boundary, strikes }: Partial<ClusterRunPlan> & { fault: FaultCase },
  ) {
    const plan = { fault, boundary, strikes: strikes ?? [] };
    const { run, passed } = await oneRun(bed, `document-${(number += 1)}`, plan);
    results.push(run);
    onRun?.(run);
    return passed;
  }

  try {
    const [{ program }, objectStore] = await Promise.all([
      parts.add(openProgram()),
      parts.add(startObjectStoreServer()),
    ]);
    for (let index = 0; index < clusterCount; index++) {
      const place = { program, objectStore, bucket: `chaos-${index + 1}` };
      beds.push(await parts.add(openBed(place, () => keepFolders)));
    }
    const rehearsals: Rehearsal[] = [];
    await distribute(beds, faults, async (bed, fault) => {
      rehearsals.push({ fault, passed: await runOnce(bed, { fault }) });
    });
    rehearsals.sort((a, b) => faults.indexOf(a.fault) - faults.indexOf(b.fault));
    const planned = planClusterRuns(rehearsals, { runs, seed, deathsFirst });
    let leftOut = 0;
    const runPlanned = async (bed: Bed, plan: ClusterRunPlan) => {
      if (Date.now() - startedAt < withinMs) await runOnce(bed, plan);
      else leftOut += 1;
    };
    const findMissed = () =>
      missedBoundaries(results.map(({ boundary, strikes }) => ({ boundary, isStruck: strikes.length > 0 })));
    await distribute(beds, planned, runPlanned);
    const retried = planClusterRetries(rehearsals, { boundaries: findMissed(), seed });
    await distribute(beds, retried, runPlanned);
    const violations = (await Promise.all(beds.map(checkWhole))).flat();
    keepFolders = violations.length > 0 || results.some((run) => run.violations.length > 0);
    const lostLeases = (await Promise.all(beds.map(({ cluster }) => countLostLeases(cluster)))).flat();
    return {
      ...{ runs: results, violations, missed: findMissed(), leftOut },
      promises: beds.reduce((sum, { promises }) => sum + promises.count(), 0),
      lostLeases: lostLeases.reduce((sum, count) => sum + count, 0),
    };
  } finally {
    await parts.stop();
  }
}

async function openProgram() {
  const program = await buildPortalProgram();
  return { program, stop: () => rm(program) };
}

async function openBed(place: Parameters<typeof openCluster>[0], keepsFolder: () => boolean) {
  const cluster = await openCluster(place);
  const promises = keepPromises(cluster);
  const stop = () => promises.end().finally(() => cluster.close(keepsFolder()));
  return { cluster, promises, lastMail: 0, stop };
}

async function oneRun(
  bed: Bed,
  name: string,
  { fault, boundary, strikes: planned }: Omit<ClusterRunPlan, "boundary"> & { boundary: string | undefined },
): Promise<{ run: ClusterRun; passed: string[] }> {
  const { cluster, promises } = bed;
  const { evidence } = cluster;
  const subject = { name, bytes: await samplePdf(name), startedAt: new Date(), fault };
  const violations = new Set<string>();
  const note = (broken: readonly string[]) => broken.forEach((violation) => violations.add(violation));
  const check = async () => note(await checkInvariants(evidence, subject));
  const journey = { ...subject, strikes: planned, promises, onStruck: check };
  const { passed, ...ended } = await runClusterJourney(cluster, journey);
  await check();
  note(await checkOutcome(evidence, subject, ended.end));
  note(cluster.failures.splice(0));
  const { last, messageIds } = await evidence.gateway.mailsAfter(bed.lastMail);
  bed.lastMail = last;
  const [record] = await evidence.database.findDocuments(name);
  const signingId = record?.signingId ?? "";
  const mails = await checkMails(cluster, { signingId, received: messageIds, strikes: ended.strikes });
  note(mails.broken);
  if (record?.gatewayToken)
    note(await checkPostbacks(cluster, { signingId, gatewayToken: record.gatewayToken }));
  const run = { ...ended, ...{ fault, boundary, planned }, repeatedMails: mails.repeated };
  return { run: { ...run, violations: [...violations] }, passed };
}

/** Checks what must hold for all documents of a cluster together, once all have ended. */
async function checkWhole({ cluster, promises }: Bed): Promise<string[]> {
  const broken = await promises.end();
  return [...broken, ...(await checkChain(cluster)), ...(await checkStore(cluster.evidence))];
}

const countLostLeases = ({ folder, portals }: Cluster): Promise<number[]> =>
  Promise.all(
    portals.map(async ({ name }) => {
      const log = await readFile(path.join(folder, `${name}.log`), "utf8");
      return log.split("the lease was lost").length - 1;
    }),
  );

/** Gives each the next item as soon as it is free. */
async function distribute<By, T>(
  by: readonly By[],
  items: readonly T[],
  run: (one: By, item: T) => Promise<unknown>,
): Promise<void> {
  const remaining = items.values();
  await Promise.all(
    by.map(async (one) => {
      for (const item of remaining) await run(one, item);
    }),
  );
}
