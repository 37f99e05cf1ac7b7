import { readEnv } from "@/lib/base/env";
import { requireWritableFolder } from "../serving/data-folder";
import { partsFor } from "../serving/parts";
import { requireFreePorts } from "../serving/ports";
import { sandboxAt, type SandboxCalls } from "./sandbox-calls";
import { whileRunning } from "./while-running";

export type RunningSandbox = { calls: SandboxCalls; pid: number };

/**
 * Does some work while a sandbox gateway of its own runs, in which people confirm at once. What it keeps is found again
 * by the next one on the same folder.
 *
 * @throws {StartError} when it cannot start or ends too early, and what `work` throws
 */
export async function whileSandboxRuns<T>(
  dataDir: string,
  stop: AbortSignal,
  work: (sandbox: RunningSandbox) => Promise<T>,
): Promise<T | undefined> {
  const env = readEnv({ SANDBOX_PORT: "3500", DATA_DIR: dataDir });
  const parts = partsFor("sandbox-only", env).map((part) => ({
    ...part,
    environment: { ...part.environment, SANDBOX_CONFIRMATION_MS: "0" },
  }));
  await requireWritableFolder("DATA_DIR", env.dataDir);
  await requireFreePorts(parts);
  const calls = sandboxAt(env.gateway);
  return whileRunning(parts, /sandbox.main\.ts/, stop, (pid) => work({ calls, pid }));
}
