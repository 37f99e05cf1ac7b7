import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const hashTool = process.platform === "linux" ? ["sha256sum"] : ["shasum", "-a", "256"];

/** The file's SHA-256, computed by the system's own tool. */
export async function sha256sum(file: string, signal?: AbortSignal): Promise<string> {
  const [command = "", ...args] = hashTool;
  const { stdout } = await run(command, [...args, file], { signal });
  return stdout.slice(0, 64);
}

/** Copies a file with the system's own tool. Resolves once the system has taken the bytes, before they are on disk. */
export async function cp(from: string, to: string, signal?: AbortSignal): Promise<void> {
  await run("cp", [from, to], { signal });
}
