import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isStartupMessage } from "./startup-messages";
import type { Part } from "./parts";
import { projectRoot } from "./project-root";

const stopWithParent = "./scripts/serving/stop-with-parent.mjs";

export type Child = {
  pid: number | undefined;
  /** How the process ended, in words. */
  exited: Promise<string>;
  /** Sends SIGTERM, and SIGKILL if the process does not exit in time. Resolves once it has exited. */
  stop: () => Promise<void>;
};

/**
 * Starts one part of Paraph. Its error output passes through unchanged, its other output without startup messages. It
 * has its own process group, as Ctrl-C would otherwise reach it twice: from the terminal and from us.
 */
export function startChild(
  { nodeArgs, environment, stopWithinMs }: Pick<Part, "nodeArgs" | "environment" | "stopWithinMs">,
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
      if (!isStartupMessage(line)) print(line);
    });
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    pid: child.pid,
    exited,
    stop: async () => {
      child.kill("SIGTERM");
      const force = setTimeout(() => {
        console.error(`A process did not stop within ${stopWithinMs / 1000} seconds and was killed.`);
        child.kill("SIGKILL");
      }, stopWithinMs);
      await exited;
      clearTimeout(force);
    },
  };
}
