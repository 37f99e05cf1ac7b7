import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { temporaryRoot } from "../temporary-root";

const prefix = "paraph-tests-";

/**
 * Gives all tests of a run one folder for their temporary files, which is removed at the end of the run: Vitest ends its
 * workers by SIGTERM, so what a test file registers for the exit of its process is never called. Folders of runs that
 * were killed are removed first.
 */
export default function setup(): void {
  const root = temporaryRoot();
  for (const name of readdirSync(root)) if (isAbandoned(name)) removeIfAllowed(path.join(root, name));
  const ownPrefix = path.join(root, `${prefix}${process.pid}-`);
  // Each project of a run calls this.
  if (process.env.TMPDIR?.startsWith(ownPrefix)) return;
  const folder = mkdtempSync(ownPrefix);
  // PostgreSQL may run as another user, and must reach its data in this folder.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.once("exit", () => remove(folder));
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** Leaves what another user's run left behind. */
function removeIfAllowed(folder: string): void {
  try {
    remove(folder);
  } catch {
    return;
  }
}

/** @returns whether it is the folder of a process that has ended */
function isAbandoned(name: string): boolean {
  if (!name.startsWith(prefix)) return false;
  try {
    return !process.kill(parseInt(name.slice(prefix.length)), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
