import { statfs } from "node:fs/promises";
import { StartError } from "../serving/start-error";

/** @throws {StartError} when the folder's disk has less room: better now than in the middle of a run */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  if (bavail * bsize < neededBytes)
    throw new StartError(
      `The disk of ${folder} has ${gigabytes(bavail * bsize)} GB free, and ${gigabytes(neededBytes)} GB are needed.`,
    );
}
