import { readEnv, type Env } from "@/lib/base/env";
import { refusedExitCode } from "@/lib/base/start-error";
import { banner } from "./banner";
import { buildIfStale } from "./build-if-stale";
import { requireWritableFolder } from "./data-folder";
import { listenersFor, partsFor, type Mode } from "./parts";
import { provideFontFiles } from "./font-files";
import { requireFreePorts } from "./ports";
import { printRefusal } from "./print-refusal";
import { projectRoot } from "./project-root";
import { stopRequest } from "./stop-request";
import { RefusedToStart, superviseUntilStopped, UnexpectedExit } from "./supervise";

/**
 * Runs Paraph until it is stopped.
 *
 * @returns the exit code: 0 after a clean stop; {@link refusedExitCode} when the start is refused, and 1 when a part
 *   exits by itself, after printing why
 */
export async function startParaph(mode: Mode, settings: Record<string, string | undefined>): Promise<number> {
  try {
    await run(mode, readEnv(settings), stopRequest());
    return 0;
  } catch (error) {
    return exitCodeAfter(error);
  }
}

/** Prints why Paraph does not run, unless a part has. @throws the error itself, unless it is a StartError */
export function exitCodeAfter(error: unknown): number {
  if (error instanceof RefusedToStart) return refusedExitCode;
  printRefusal(error);
  return error instanceof UnexpectedExit ? 1 : refusedExitCode;
}

/** Checks everything that can fail early before the build, which takes half a minute. */
async function run(mode: Mode, env: Env, stop: AbortSignal): Promise<void> {
  if (mode !== "sandbox-only") await requireWritableFolder("DATA_DIR", env.dataDir);
  if (env.startsSandbox || mode === "sandbox-only")
    await requireWritableFolder("SANDBOX_DATA_DIR", env.sandbox.dataDir);
  const parts = partsFor(mode, env);
  await requireFreePorts(listenersFor(mode, env));
  if (mode === "dev") await provideFontFiles(projectRoot);
  if (mode === "start") await buildIfStale(projectRoot, stop);
  if (stop.aborted) return;
  await superviseUntilStopped(parts, { onReady: () => console.log(banner(mode, env)), stop });
}
