import { statfs } from "node:fs/promises";
import { StartError } from "@/lib/base/start-error";

/** Checks the free disk space before a run, instead of failing halfway. @throws {StartError} when it is too low */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  if (bavail * bsize < neededBytes)
    throw new StartError(
      `The disk of ${folder} has ${gigabytes(bavail * bsize)} GB free, and ${gigabytes(neededBytes)} GB are needed.`,
    );
}
