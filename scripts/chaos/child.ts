import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { projectRoot } from "../serving/project-root";

/** Ends the processes of a test that is killed. */
const stopWithParent = "./scripts/serving/stop-with-parent.mjs";

export type Child = {
  process: ChildProcess;
  /** The signal or the exit code with which it ended. */
  ended: Promise<string>;
  hasEnded: () => boolean;
};

/** Runs a program in its own process, with its error output in a file. */
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

/** Asks a process to stop and waits until it has. */
export async function stopChild({ process, ended, hasEnded }: Child): Promise<void> {
  if (!hasEnded()) process.kill("SIGTERM");
  await ended;
}
