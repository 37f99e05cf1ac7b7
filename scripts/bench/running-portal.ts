import { readEnv, type Env } from "@/lib/env";
import { buildIfStale } from "../serving/build-if-stale";
import { requireWritableFolder } from "../serving/data-folder";
import { partsFor } from "../serving/parts";
import { requireFreePorts } from "../serving/ports";
import { projectRoot } from "../serving/project-root";
import { superviseUntilStopped } from "../serving/supervise";
import { findPortalProcess } from "./server-memory";

export type RunningPortal = { env: Env; pid: number };

/**
 * Does some work while a portal of its own runs, built as `npm start` builds it, with the sandbox gateway beside it.
 * Both have ended when this settles.
 *
 * @throws {StartError} when they cannot start or end too early, and what `work` throws
 */
export async function whilePortalRuns<T>(
  settings: Record<string, string>,
  stop: AbortSignal,
  work: (portal: RunningPortal) => Promise<T>,
): Promise<T | undefined> {
  const env = readEnv(settings);
  const parts = partsFor("start", env);
  await requireWritableFolder("DATA_DIR", env.dataDir);
  await requireFreePorts(parts);
  await buildIfStale(projectRoot, stop);

  const done = new AbortController();
  let outcome: Promise<T> | undefined;
  const onReady = () => {
    outcome = findPortalProcess().then((pid) => work({ env, pid }));
    outcome.then(
      () => done.abort(),
      () => done.abort(),
    );
  };
  await superviseUntilStopped(parts, { onReady, stop: AbortSignal.any([stop, done.signal]) });
  return outcome;
}
