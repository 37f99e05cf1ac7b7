import { spawn } from "node:child_process";
import path from "node:path";
import { projectRoot } from "../serving/project-root";

type Options = {
  stop?: AbortSignal;
  environment?: Record<string, string>;
  /** Receives the output of the command, which otherwise goes to the console. */
  print?: (text: string) => void;
};

/**
 * Runs a command. The project's own tools take precedence over the system's.
 *
 * @returns whether it succeeded; false if it cannot be started
 */
export function runCommand(
  [command = "", ...args]: string[],
  { stop, environment = {}, print }: Options = {},
): Promise<boolean> {
  const ownTools = path.join(projectRoot, "node_modules", ".bin");
  const output = print ? "pipe" : "inherit";
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, PATH: [ownTools, process.env.PATH].join(path.delimiter), ...environment },
    stdio: ["ignore", output, output],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => print?.(text));
  // SIGINT rather than SIGTERM: Playwright then stops the servers that it started.
  stop?.addEventListener("abort", () => child.kill("SIGINT"), { once: true });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}
