import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startObjectStoreServer } from "@/testing/servers/object-store-server";
import { measurePortals } from "./bench/measure-portals";
import { costTable, limitOf, medianRun, type PortalsRun, rateTable } from "./bench/portals-report";
import { withPostgresFolder } from "./bench/with-postgres-folder";
import { runBenchmark } from "./bench/run-benchmark";
import { buildPortalProgram } from "./chaos/portal";
import { requireServers } from "./cluster/require-servers";
import { machineLine } from "./report/figures";

// Completes signings with two signers each on 1, 2 and 3 portals of the workflow, on PostgreSQL, a bucket of Ceph and
// HAProxy on this machine, each run on new data. Prints signings per minute, the processor time of each part for one
// signing, and what limited the rate.

const portalCounts = [1, 2, 3];
const neededPostgresBytes = 3_000_000_000;

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "60" },
    rounds: { type: "string", default: "3" },
  },
});
const documents = Number(values.documents);
const rounds = Number(values.rounds);

await runBenchmark("portals", async (folder, stop) => {
  await requireServers();
  const runs = await withPostgresFolder(neededPostgresBytes, async (databaseParent) => {
    const program = await buildPortalProgram();
    try {
      const objectStore = await startObjectStoreServer({ folder: path.join(folder, "ceph") });
      try {
        return await measureAll({ program, objectStore, databaseParent, documents, stop });
      } finally {
        await objectStore.stop();
      }
    } finally {
      await rm(program);
    }
  });
  const cores = os.availableParallelism();
  const medians = portalCounts.map((portals) => medianRun(runs.filter((run) => run.portals === portals)));
  const limits = medians.map((run) => limitOf(run, cores));
  console.log([machineLine(), rateTable(medians), costTable(medians, cores), limits.join("\n")].join("\n\n"));
});

/** The numbers of portals take turns, so that other load slows all alike. */
async function measureAll(
  options: Omit<Parameters<typeof measurePortals>[0], "portals" | "bucket">,
): Promise<PortalsRun[]> {
  const runs: PortalsRun[] = [];
  for (let round = 1; round <= rounds; round++)
    for (const portals of portalCounts) {
      const run = { portals, bucket: `round-${round}-portals-${portals}` };
      console.error(`Round ${round} of ${rounds}, portals: ${portals} …`);
      runs.push(await measurePortals({ ...options, ...run }));
    }
  return runs;
}
