import path from "node:path";
import { type ProcessLimits, startProcess } from "@/lib/reader/start-process";
import { ReadingStopped } from "@/lib/reader/reading-stopped";
import type { ListJob, ListsToCompile, ListToRead, ReadList } from "./list-jobs";

/** Reads trusted lists apart from the portal. Each method throws if the process ends, or the list cannot be opened. */
export type ListProcess = {
  read(list: ListToRead): Promise<ReadList>;
  /** Writes the services of lists into one file. */
  compile(lists: ListsToCompile): Promise<{ services: number }>;
};

/** All lists of the EU take 170 MB at most, of which Node and the TypeScript loader take 90 MB. */
const limits: ProcessLimits = { heapMb: 96, dataMb: 1_024, cpuSeconds: 300 };
const withinMs = 60_000;

/** The path of the source, which exists because every portal is started from its sources. */
const source = path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/trust/process/list-process.mjs");

/**
 * Starts a process for as long as `use` runs. A list that ends it counts as one that cannot be read, and another
 * process takes the next one.
 *
 * @throws what `use` throws, and if the process cannot start
 */
export async function withListProcess<T>(use: (lists: ListProcess) => Promise<T>): Promise<T> {
  const start = () => startProcess<ListJob>(limits, source);
  let child = start();
  const run = async (job: ListJob): Promise<unknown> => {
    await child.ready;
    const outcome = await child.run(job, withinMs);
    if (outcome.kind === "answer") return outcome.answer;
    throw Object.assign(new Error(outcome.message), { code: outcome.code });
  };
  async function read(request: ListToRead): Promise<ReadList> {
    try {
      return (await run({ name: "read", request })) as ReadList;
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
      child.kill();
      child = start();
      return { kind: "problem", problem: "not_parsable" };
    }
  }
  try {
    await child.ready;
    return await use({
      read,
      compile: async (request) => (await run({ name: "compile", request })) as { services: number },
    });
  } finally {
    child.kill();
  }
}
