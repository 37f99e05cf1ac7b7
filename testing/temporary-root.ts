import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const memory = "/dev/shm";
const neededBytes = 2_000_000_000;

/**
 * Where temporary folders go: in the folder of the test run (testing/vitest/temporary-folder.ts), and without one in
 * memory where it has room, as every commit of a database waits for a disk.
 */
export function temporaryRoot(): string {
  if (process.env.TEST_RUN_FOLDER) return process.env.TEST_RUN_FOLDER;
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > neededBytes ? memory : tmpdir();
}
