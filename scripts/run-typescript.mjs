import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install, nodeVersionProblem } from "./install.mjs";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Installs the packages if needed, then runs a TypeScript file in a child process and forwards signals to it. As
 * Ctrl-C reaches the child from the terminal too, the child must tolerate the same signal twice.
 *
 * @param {string} script path from the project's folder
 * @param {string[]} args
 * @param {{ envFile?: string }} [options] envFile: settings for the script, if that file exists
 * @returns {Promise<number>} the exit code
 */
export async function runTypeScript(script, args, { envFile } = {}) {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem) console.error(problem);
  if (problem || !install(root)) return 1;

  const settings = envFile && fs.existsSync(path.join(root, envFile)) ? [`--env-file=${envFile}`] : [];
  const child = spawn(process.execPath, [...settings, "--import", "tsx", script, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
}
