import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const hashTool = process.platform === "linux" ? ["sha256sum"] : ["shasum", "-a", "256"];

/** The file's SHA-256 as the system's own tool says it. */
export async function sha256sum(file: string, signal?: AbortSignal): Promise<string> {
  const [command = "", ...args] = hashTool;
  const { stdout } = await run(command, [...args, file], { signal });
  return stdout.slice(0, 64);
}

/** Copies a file with the system's own tool. It returns when the system has taken the bytes, not when the disk has. */
export async function cp(from: string, to: string, signal?: AbortSignal): Promise<void> {
  await run("cp", [from, to], { signal });
}
