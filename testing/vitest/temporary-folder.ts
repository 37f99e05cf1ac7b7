import { temporaryRoot } from "../temporary-root";
import { createRunFolder, removeAbandonedRunFolders } from "./run-folder";

/**
 * Gives all tests of a run one folder for their temporary files, which is removed at the end of the run: Vitest ends its
 * workers by SIGTERM, so what a test file registers for the exit of its process is never called.
 *
 * Each project of a run calls this, from its own copy of this module.
 */
export default function setup(): void {
  if (process.env.TEST_RUN_FOLDER) return;
  const root = temporaryRoot();
  removeAbandonedRunFolders(root);
  const folder = createRunFolder(root);
  process.env.TEST_RUN_FOLDER = folder.path;
  process.env.TMPDIR = folder.path;
  process.once("exit", folder.remove);
}
