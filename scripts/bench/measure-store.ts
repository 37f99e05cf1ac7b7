import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Env } from "@/lib/base/env";
import { projectRoot } from "../serving/project-root";

export type StoreFigures = {
  /** The memory of a process that uses the store, before the first file and at most. */
  restingBytes: number;
  peakBytes: number;
  putSeconds: number[];
  getSeconds: number[];
};

type Measurement = Pick<Env, "dataDir" | "s3"> & { sizeBytes: number; runs: number };

const run = promisify(execFile);

/** Stores and reads files of one size in a process of its own. */
export async function measureStore(settings: Measurement, signal: AbortSignal): Promise<StoreFigures> {
  const script = path.join(projectRoot, "scripts", "bench", "store-process.ts");
  const args = ["--import", "tsx", script, JSON.stringify(settings)];
  const { stdout } = await run(process.execPath, args, { cwd: projectRoot, signal });
  return JSON.parse(stdout) as StoreFigures;
}
