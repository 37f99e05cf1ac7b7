import path from "node:path";
import { openDatabase } from "@/db/client";
import { readOrCreateAuthSecret } from "@/lib/base/secrets/auth-secret";
import { addListeners } from "./bench/add-listeners";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine, median, megabytes, percentile, table } from "./report/figures";
import { writeLargePdf } from "@/testing/large-pdf";
import { measureLiveUpdates } from "./bench/measure-live";
import { measureStreams, type StreamFigures } from "./bench/measure-streams";
import { postgresSettings } from "./bench/postgres-settings";
import { withPortal } from "./bench/running-portal";
import { runBenchmark } from "./bench/run-benchmark";

// Changes documents on its own portal, and prints how long it takes until another browser receives each change, and what
// many open streams cost. With DATABASE_URL, the portal runs on that PostgreSQL database, which must be empty.

const streamCounts = [0, 200, 2_000];

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  const file = path.join(folder, "document.pdf");
  await writeLargePdf(file, { attachmentBytes: 10_000, signal: stop });
  const settings = { ...benchmarkPorts(), ...databaseSettings(), DATA_DIR: path.join(folder, "data") };
  const measured = await withPortal(settings, stop, async (portal) => {
    const db = await openDatabase(portal.env);
    try {
      const secret = portal.env.authSecret ?? readOrCreateAuthSecret(portal.env.dataDir);
      const listeners = await addListeners(db, secret, Math.max(...streamCounts));
      return {
        delays: await measureLiveUpdates(file, { portal, db, cookie: listeners.cookies[0] ?? "" }, stop),
        streams: await measureStreams(streamCounts, { portal, db, listeners }, stop),
      };
    } finally {
      await db.close();
    }
  });
  if (measured)
    console.log([machineLine(), delayTable(measured.delays), streamTable(measured.streams), ""].join("\n\n"));
}

function databaseSettings(): Record<string, string> {
  const { DATABASE_URL } = process.env;
  return DATABASE_URL ? postgresSettings(DATABASE_URL) : {};
}

function delayTable(delays: number[]): string {
  const figures = [median(delays), percentile(delays, 95), Math.max(...delays)];
  return table([
    ["changes", "median", "95 %", "max"],
    [String(delays.length), ...figures.map(ms)],
  ]);
}

const ms = (value: number) => (Number.isNaN(value) ? "" : `${Math.round(value)} ms`);

function streamTable(rows: StreamFigures[]): string {
  const [few, many] = rows.filter(({ streams }) => streams > 0);
  const cells = ({ streams, openedMs, bytes, idlePercent, shared, own }: StreamFigures) => [
    ...[streams.toLocaleString("en"), `${(openedMs / 1000).toFixed(1)} s`, `${megabytes(bytes)} MB`],
    ...[
      `${idlePercent.toFixed(1)} %`,
      ms(shared.medianMs),
      ms(shared.maxMs),
      ms(own.medianMs),
      ms(own.maxMs),
    ],
  ];
  const ratio = (figure: (of: StreamFigures) => number) =>
    few && many ? (figure(many) / figure(few)).toFixed(1) : "";
  return table([
    ["streams", "opened in", "memory", "idle CPU", "one document", "max", "each its own", "max"],
    ...rows.map(cells),
    [
      "ratio",
      ...[ratio(({ openedMs }) => openedMs), ratio(({ bytes }) => bytes), ratio((of) => of.idlePercent)],
      ...[ratio(({ shared }) => shared.medianMs), ratio(({ shared }) => shared.maxMs)],
      ...[ratio(({ own }) => own.medianMs), ratio(({ own }) => own.maxMs)],
    ],
  ]);
}

await runBenchmark("live", benchmark);
