import { chmod, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { requireFreeSpace } from "./free-space";

/**
 * On disk, as it outlives a restart (Filesystem Hierarchy Standard 3.0, §5.15), while `os.tmpdir()` is in memory on some
 * systems.
 */
const parent = "/var/tmp";

/**
 * Runs `work` with a new folder on disk, which the user that runs PostgreSQL can enter, and removes the folder when the
 * work has ended or failed.
 *
 * @throws {StartError} if the disk has too little space, and what `work` throws
 */
export async function withPostgresFolder<T>(
  neededBytes: number,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  await requireFreeSpace(parent, neededBytes);
  const folder = await mkdtemp(path.join(parent, "paraph-bench-postgres-"));
  try {
    await chmod(folder, 0o755);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
