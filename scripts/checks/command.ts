import { spawn } from "node:child_process";
import path from "node:path";
import { projectRoot } from "../serving/project-root";

/**
 * Runs a command with its output on the console. Tools of the project are found before those of the system.
 *
 * @returns whether it succeeded; a command that cannot be started did not
 */
export function runCommand(
  [command = "", ...args]: string[],
  { stop, environment = {} }: { stop?: AbortSignal; environment?: Record<string, string> } = {},
): Promise<boolean> {
  const ownTools = path.join(projectRoot, "node_modules", ".bin");
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, PATH: [ownTools, process.env.PATH].join(path.delimiter), ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  // SIGINT rather than SIGTERM: Playwright then takes down the servers that it started.
  stop?.addEventListener("abort", () => child.kill("SIGINT"), { once: true });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
