import { readdir, readlink } from "node:fs/promises";

/** Whether this system reports which files a process holds open. */
export const canListOpenFiles = process.platform === "linux";

/** The files in a folder that this process holds open, without locks. */
export async function openFilesIn(folder: string): Promise<string[]> {
  const descriptors = await readdir("/proc/self/fd");
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")));
  return targets.filter((target) => target.startsWith(folder) && !target.endsWith(".lock"));
}
