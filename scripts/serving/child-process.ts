import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isStartUpChatter } from "./chatter";
import type { Part } from "./parts";
import { projectRoot } from "./project-root";

const patienceMs = 10_000;
const stopWithParent = "./scripts/serving/stop-with-parent.mjs";

export type Child = {
  /** How the process ended, in words. */
  exited: Promise<string>;
  /** Asks the process to stop, and makes it when it has not done so in time. Resolves once it is gone. */
  stop: () => Promise<void>;
};

/**
 * Starts one part of Paraph. Its errors pass through as they are, its other output without start-up chatter. It has a
 * process group of its own, or Ctrl-C would reach it twice: from the terminal, and from us.
 */
export function startChild(
  { nodeArgs, environment }: Pick<Part, "nodeArgs" | "environment">,
  print: (line: string) => void = console.log,
): Child {
  const child = spawn(process.execPath, ["--import", stopWithParent, ...nodeArgs], {
    cwd: projectRoot,
    env: environment,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    detached: true,
  });
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!isStartUpChatter(line)) print(line);
    });
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    exited,
    stop: async () => {
      child.kill("SIGTERM");
      const force = setTimeout(() => {
        console.error(`A process did not stop within ${patienceMs / 1000} seconds and was killed.`);
        child.kill("SIGKILL");
      }, patienceMs);
      await exited;
      clearTimeout(force);
    },
  };
}
