import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { projectRoot } from "../serving/project-root";

/** Preloaded into each process, to end it when the test is killed. */
const stopWithParent = "./scripts/serving/stop-with-parent.mjs";

export type Child = {
  process: ChildProcess;
  /** The signal or exit code with which the process ended. */
  ended: Promise<string>;
  hasEnded: () => boolean;
};

/** Runs a program in its own process, which logs its error output to a file. */
export function startChild(
  script: string,
  args: string[],
  { logFile, environment = {} }: { logFile: string; environment?: Record<string, string> },
): Child {
  const stderr = openSync(logFile, "a");
  const child = spawn(
    process.execPath,
    ["--import", stopWithParent, ...(script.endsWith(".ts") ? ["--import", "tsx"] : []), script, ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", stderr, "ipc"],
    },
  );
  let hasEnded = false;
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => {
      hasEnded = true;
      resolve(signal ?? `exit code ${code}`);
    }),
  );
  return { process: child, ended, hasEnded: () => hasEnded };
}

/** Stops a process and waits until it has exited. */
export async function stopChild({ process, ended, hasEnded }: Child): Promise<void> {
  if (!hasEnded()) process.kill("SIGTERM");
  await ended;
}
