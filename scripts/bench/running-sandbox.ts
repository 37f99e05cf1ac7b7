import { benchmarkPorts } from "./benchmark-ports";
import { readEnv } from "@/lib/base/env";
import { requireWritableFolder } from "../serving/data-folder";
import { partsFor } from "../serving/parts";
import { requireFreePorts } from "../serving/ports";
import { sandboxAt, type SandboxCalls } from "./sandbox-calls";
import { withRunningParts } from "./with-running-parts";

export type RunningSandbox = { calls: SandboxCalls; pid: number };

/**
 * Runs `work` while a sandbox gateway runs whose signers confirm immediately. Its data is kept for the next sandbox
 * in the same folder.
 *
 * @throws {StartError} when it cannot start or exits too early, and what `work` throws
 */
export async function withSandbox<T>(
  dataDir: string,
  stop: AbortSignal,
  work: (sandbox: RunningSandbox) => Promise<T>,
): Promise<T | undefined> {
  const env = readEnv({ ...benchmarkPorts(), DATA_DIR: dataDir });
  const parts = partsFor("sandbox-only", env).map((part) => ({
    ...part,
    environment: { ...part.environment, SANDBOX_CONFIRMATION_MS: "0" },
  }));
  await requireWritableFolder("DATA_DIR", env.dataDir);
  await requireFreePorts(parts);
  const calls = sandboxAt(env.gateway);
  return withRunningParts(parts, /sandbox.main\.ts/, stop, (pid) => work({ calls, pid }));
}
