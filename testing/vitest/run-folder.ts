import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { lockFile } from "@/lib/base/process-lock";

const prefix = "paraph-test-run-";
const lockOf = (folder: string) => path.join(folder, "run.lock");

/** The folder for all temporary files of a test run. */
export type RunFolder = {
  path: string;
  /** Removes the folder. If a process still writes to it, the next run removes it. */
  remove(): void;
};

/**
 * Creates the folder of a test run, whose lock is held until this process ends or removes the folder.
 *
 * @param root in which all runs have their folders
 */
export function createRunFolder(root: string): RunFolder {
  // Renamed once it is locked, so that another run never finds it unlocked and removes it.
  const unlocked = mkdtempSync(path.join(root, "paraph-new-test-run-"));
  const lock = lockFile(lockOf(unlocked), { waitMs: 0 });
  if (!lock) throw new Error(`The new folder ${unlocked} is locked.`);
  // PostgreSQL may run as another user, and must reach its data in this folder.
  chmodSync(unlocked, 0o711);
  const folder = path.join(root, path.basename(unlocked).replace("paraph-new-test-run-", prefix));
  renameSync(unlocked, folder);
  return {
    path: folder,
    remove() {
      removeIfPossible(folder);
      lock.release();
    },
  };
}

/** Removes the folders of runs that were killed. Those of other users are kept if this user may not remove them. */
export function removeAbandonedRunFolders(root: string): void {
  for (const name of readdirSync(root)) if (name.startsWith(prefix)) removeIfUnlocked(path.join(root, name));
}

function removeIfUnlocked(folder: string): void {
  try {
    const lock = lockFile(lockOf(folder), { waitMs: 0 });
    if (lock) removeIfPossible(folder);
    lock?.release();
  } catch {
    // Another user's, or another run has just removed it.
  }
}

function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A worker that is still ending may have created a file in it (ENOTEMPTY).
  }
}
