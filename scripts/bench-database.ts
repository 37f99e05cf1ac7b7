import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { machineLine, median, table } from "./report/figures";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { withPostgresFolder } from "./bench/with-postgres-folder";
import { postgresSettings } from "./bench/postgres-settings";
import { runBenchmark } from "./bench/run-benchmark";
import { projectRoot } from "./serving/project-root";

// Transactions per second: what a step of a signing records, on SQLite with one writer, and on PostgreSQL with several,
// one after the other as `db.write` runs them, and concurrently as `db.writeConcurrently` does. Both databases are on
// disk, and every commit waits for it.

const neededPostgresBytes = 3_000_000_000;
const rounds = 3;
const seconds = 5;
const cases = [
  { engine: "SQLite", way: "write", writers: 1 },
  ...[1, 4, 16].map((writers) => ({ engine: "PostgreSQL", way: "write", writers })),
  ...[1, 4, 16].map((writers) => ({ engine: "PostgreSQL", way: "writeConcurrently", writers })),
];

const figures = z.object({ perSecond: z.number(), cpuShare: z.number() });
type Results = Map<(typeof cases)[number], z.infer<typeof figures>[]>;

await runBenchmark("database", async (folder, stop) => {
  const results = await withPostgresFolder(neededPostgresBytes, async (postgresFolder) => {
    const server = await startDatabaseServer({ folder: postgresFolder });
    try {
      return await measureAll(folder, server.url, stop);
    } finally {
      await server.stop();
    }
  });
  const rows = cases.map((each) => {
    const measured = results.get(each) ?? [];
    const cpu = median(measured.map(({ cpuShare }) => cpuShare));
    return [
      `${each.engine}, ${each.way}`,
      String(each.writers),
      Math.round(median(measured.map(({ perSecond }) => perSecond))).toLocaleString("en"),
      `${Math.round(cpu * 100)} %`,
    ];
  });
  console.log(
    `${machineLine()}\n\n${table([["database", "writers", "per second", "CPU of the writers"], ...rows])}`,
  );
});

/** The engines take turns, so that other load slows all alike. */
async function measureAll(folder: string, url: string, stop: AbortSignal): Promise<Results> {
  const results: Results = new Map();
  for (let round = 0; round < rounds; round++)
    for (const each of cases) {
      const place: Record<string, string> =
        each.engine === "SQLite"
          ? { DATA_DIR: await mkdtemp(path.join(folder, "data-")) }
          : { ...benchmarkPorts(), ...postgresSettings(url) };
      results.set(each, [...(results.get(each) ?? []), await measure(each, place, stop)]);
    }
  return results;
}

async function measure(
  { way, writers }: { way: string; writers: number },
  place: Record<string, string>,
  signal: AbortSignal,
) {
  const args = [
    "--import",
    "tsx",
    "scripts/bench/write-transactions.ts",
    way,
    String(writers),
    String(seconds),
  ];
  const options = { cwd: projectRoot, env: { ...process.env, ...place }, signal };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return figures.parse(JSON.parse(stdout));
}
