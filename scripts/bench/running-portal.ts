import { readEnv, type Env } from "@/lib/base/env";
import { buildIfStale } from "../serving/build-if-stale";
import { requireWritableFolder } from "../serving/data-folder";
import { partsFor } from "../serving/parts";
import { requireFreePorts } from "../serving/ports";
import { projectRoot } from "../serving/project-root";
import { withRunningParts } from "./with-running-parts";

/** Next's process is titled "next-server" where a process can set its title; elsewhere it shows Next's command line. */
const portalProcess = /next-server|bin.next /;

export type RunningPortal = { env: Env; pid: number };

/**
 * Runs `work` while a portal runs, built as `npm start` builds it, with the sandbox gateway beside it. Both have
 * exited when the promise settles.
 *
 * @param nodeArgs arguments of Node for the portal's process
 * @throws {StartError} when they cannot start or exit too early, and what `work` throws
 */
export async function withPortal<T>(
  settings: Record<string, string>,
  stop: AbortSignal,
  work: (portal: RunningPortal) => Promise<T>,
  nodeArgs: string[] = [],
): Promise<T | undefined> {
  const env = readEnv(settings);
  const parts = partsFor("start", env).map((part) =>
    part.name === "portal" ? { ...part, nodeArgs: [...nodeArgs, ...part.nodeArgs] } : part,
  );
  await requireWritableFolder("DATA_DIR", env.dataDir);
  await requireFreePorts(parts);
  await buildIfStale(projectRoot, stop);
  return withRunningParts(parts, portalProcess, stop, (pid) => work({ env, pid }));
}

/**
 * Like `withPortal`, with several portals at once, which start one after the other.
 *
 * @param settings each portal's own ports and data folder
 */
export async function withPortals<T>(
  settings: Record<string, string>[],
  stop: AbortSignal,
  work: (portals: RunningPortal[]) => Promise<T>,
): Promise<T | undefined> {
  const [first, ...others] = settings;
  if (!first) return work([]);
  return withPortal(first, stop, (portal) =>
    withPortals(others, stop, (portals) => work([portal, ...portals])),
  );
}
