import path from "node:path";
import { parseArgs } from "node:util";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { fillPostgres } from "./bench/fill-postgres";
import { requireFreeSpace } from "./bench/free-space";
import { libraryTables } from "./bench/library-report";
import { measureLibraries } from "./bench/measure-library";
import { withPostgresFolder } from "./bench/with-postgres-folder";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortals } from "./bench/running-portal";
import { machineLine } from "./report/figures";
import { seedLibrary } from "./seed/seed-library";

// Seeds libraries of growing size and starts the production build on each. Prints how long their pages take,
// requested in turn, requests per second compared with an empty page of the same server, and the memory of each
// portal.
//
// npm run bench                  up to 100,000 documents, on SQLite
// npm run bench -- --postgres    up to 1,000,000 documents, on a PostgreSQL server of its own

const { values } = parseArgs({ options: { postgres: { type: "boolean", default: false } } });
const sizes = values.postgres ? [100, 1_000_000] : [100, 10_000, 100_000];
const neededBytes = 1_500_000_000;
const neededPostgresBytes = 20_000_000_000;
const userCount = 10_000;

type Settings = Record<string, string>;
type Library = { documentCount: number; userCount: number; dataDir: string };

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  await requireFreeSpace(folder, neededBytes);
  if (!values.postgres)
    return measure(folder, stop, async (library) => {
      await seedLibrary(library.dataDir, { ...library, now: new Date() });
      return {};
    });
  await withPostgresFolder(neededPostgresBytes, async (postgresFolder) => {
    const server = await startDatabaseServer({
      folder: postgresFolder,
      settings: { shared_buffers: "1GB", max_wal_size: "8GB" },
    });
    try {
      await measure(folder, stop, (library) => fillPostgres(server.url, library, stop));
    } finally {
      await server.stop();
    }
  });
}

/** @param fill fills a library, and returns the settings that its portal needs */
async function measure(
  folder: string,
  stop: AbortSignal,
  fill: (library: Library) => Promise<Settings>,
): Promise<void> {
  const settings: Settings[] = [];
  for (const [index, documentCount] of sizes.entries()) {
    if (stop.aborted) return;
    const dataDir = path.join(folder, String(documentCount));
    const startedAt = performance.now();
    const filled = await fill({ documentCount, userCount, dataDir });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`Seeded a library of ${documentCount.toLocaleString("en")} documents in ${seconds} s.`);
    settings.push({ ...benchmarkPorts(index), ...filled, DATA_DIR: dataDir });
  }
  const results = await withPortals(settings, stop, (portals) =>
    measureLibraries(portals.map((portal, index) => ({ portal, documents: sizes[index] ?? 0 }))),
  );
  if (results) console.log(`\n${machineLine()}\n\n${libraryTables(results)}\n`);
}

await runBenchmark("library", benchmark);
