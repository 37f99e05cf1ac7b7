import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { whenOver } from "@/lib/base/testing/when-over";

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-"));
  whenOver(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
