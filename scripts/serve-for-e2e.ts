import { rm } from "node:fs/promises";
import { readEnv } from "@/lib/base/env";
import { runningPortals } from "@/testing/portals";
import { buildIfStale } from "./serving/build-if-stale";
import { listenersFor, partsFor } from "./serving/parts";
import { requireFreePorts } from "./serving/ports";
import { printRefusal } from "./serving/print-refusal";
import { projectRoot } from "./serving/project-root";
import { stopRequest } from "./serving/stop-request";
import { superviseUntilStopped } from "./serving/supervise";

// Runs the portals of the browser tests until it is stopped. Their data folders are emptied here, in the process that
// then starts the portals, so that the order is certain. Settings from the environment are ignored.

try {
  const envs = runningPortals.map(({ settings }) => readEnv(settings));
  const stop = stopRequest();
  await requireFreePorts(envs.flatMap((env) => listenersFor("start", env)));
  await Promise.all(envs.map(({ dataDir }) => rm(dataDir, { recursive: true, force: true })));
  await buildIfStale(projectRoot, stop);
  const parts = envs.flatMap((env) => partsFor("start", env));
  if (!stop.aborted)
    await superviseUntilStopped(parts, { onReady: () => console.log("The portals are ready."), stop });
  process.exit(0);
} catch (error) {
  printRefusal(error);
  process.exit(1);
}
