import path from "node:path";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine } from "./report/figures";
import { requireFreeSpace } from "./bench/free-space";
import { libraryTables } from "./bench/library-report";
import { measureLibraries } from "./bench/measure-library";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortals } from "./bench/running-portal";
import { seedLibrary } from "./seed/seed-library";

// Seeds libraries of growing size and starts the production build on each. Prints how long their pages take,
// requested in turn, requests per second compared with an empty page of the same server, and the memory of each
// portal.

const sizes = [100, 10_000, 100_000];
const userCount = 10_000;
const neededBytes = 1_500_000_000;

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  await requireFreeSpace(folder, neededBytes);
  const settings: Record<string, string>[] = [];
  for (const [index, documentCount] of sizes.entries()) {
    if (stop.aborted) return;
    const dataDir = path.join(folder, String(documentCount));
    const startedAt = performance.now();
    await seedLibrary(dataDir, { documentCount, userCount, now: new Date() });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`Seeded a library of ${documentCount.toLocaleString("en")} documents in ${seconds} s.`);
    settings.push({ ...benchmarkPorts(index), DATA_DIR: dataDir });
  }
  const results = await withPortals(settings, stop, (portals) =>
    measureLibraries(portals.map((portal, index) => ({ portal, documents: sizes[index] ?? 0 }))),
  );
  if (results) console.log(`\n${machineLine()}\n\n${libraryTables(results)}\n`);
}

await runBenchmark("library", benchmark);
