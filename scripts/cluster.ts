import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { clusterBanner } from "./cluster/cluster-banner";
import { clusterPorts, defaultPort, listenersOf } from "./cluster/cluster-ports";
import { requireServers } from "./cluster/require-servers";
import { startCluster } from "./cluster/start-cluster";
import { buildIfStale } from "./serving/build-if-stale";
import { requireWritableFolder } from "./serving/data-folder";
import { requireFreePorts } from "./serving/ports";
import { printRefusal } from "./serving/print-refusal";
import { projectRoot } from "./serving/project-root";
import { StartError } from "@/lib/base/start-error";
import { aborted, stopRequest } from "./serving/stop-request";

// Runs several portals on PostgreSQL and S3 behind a balancer, with the sandbox gateway, on this machine alone, until it
// is stopped (docs/scale.md).

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string", default: String(defaultPort) },
    portals: { type: "string", default: "3" },
  },
});

async function run(stop: AbortSignal): Promise<void> {
  const ports = clusterPorts(
    wholeNumber("--port", values.port, 65_000),
    wholeNumber("--portals", values.portals, 9),
  );
  const kept = values.data === undefined ? undefined : path.resolve(values.data);
  await requireServers();
  await requireFreePorts(listenersOf(ports));
  const folder = kept ?? (await mkdtemp(path.join(tmpdir(), "paraph-cluster-")));
  try {
    await requireWritableFolder("--data", folder);
    await buildIfStale(projectRoot, stop);
    if (stop.aborted) return;
    const starting = startCluster({ folder, keepsData: kept !== undefined, ports, stop });
    const cluster = await starting.catch((error: unknown) => {
      if (!stop.aborted) throw error;
      // Ctrl-C has reached the servers as well, so their start failed.
    });
    if (!cluster) return;
    try {
      if (!stop.aborted) console.log(clusterBanner(ports, { folder, isKept: kept !== undefined }));
      await Promise.race([cluster.ended, aborted(stop)]);
    } finally {
      await cluster.stop();
    }
  } finally {
    if (!kept) await rm(folder, { recursive: true, force: true });
  }
}

function wholeNumber(option: string, given: string, max: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  throw new StartError(`${option} is "${given}", but must be a whole number from 1 to ${max}.`);
}

try {
  await run(stopRequest());
  process.exit(0);
} catch (error) {
  printRefusal(error);
  process.exit(1);
}
