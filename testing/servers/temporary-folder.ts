import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Where the data of a server for tests goes: in memory where it has room. */
export function temporaryFolder(): string {
  const memory = "/dev/shm";
  const neededBytes = 1_000_000_000;
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > neededBytes ? memory : tmpdir();
}
