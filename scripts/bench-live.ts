import path from "node:path";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine, median, megabytes, percentile, table } from "./bench/figures";
import { writeLargePdf } from "@/testing/large-pdf";
import { measureLiveUpdates } from "./bench/measure-live";
import { measureStreams, type StreamFigures } from "./bench/measure-streams";
import { withPortal } from "./bench/running-portal";
import { signIn } from "./bench/sign-in";
import { runBenchmark } from "./bench/run-benchmark";

// Changes documents on its own portal, and prints how long it takes until another browser receives each change, and what
// many open streams cost. With DATABASE_URL, the portal runs on that PostgreSQL database, which must be empty.

const streamCounts = [0, 200, 2_000];

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  const file = path.join(folder, "document.pdf");
  await writeLargePdf(file, { attachmentBytes: 10_000, signal: stop });
  const ports = benchmarkPorts();
  const settings = { ...ports, ...databaseSettings(ports.SANDBOX_PORT), DATA_DIR: path.join(folder, "data") };
  const measured = await withPortal(settings, stop, async (portal) => {
    const { appUrl: portalUrl } = portal.env;
    const cookie = await signIn(portalUrl, { email: demoAccounts[0].email, password: demoPassword });
    const delays = await measureLiveUpdates(file, { portalUrl, cookie, env: portal.env }, stop);
    return { delays, streams: await measureStreams(portal, streamCounts, stop) };
  });
  if (measured)
    console.log([machineLine(), delayTable(measured.delays), streamTable(measured.streams), ""].join("\n\n"));
}

/** A portal on PostgreSQL starts no sandbox of its own. Nothing here is signed, so that none needs to run. */
function databaseSettings(sandboxPort: string): Record<string, string> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) return {};
  const AUTH_SECRET = "the secret of a portal that is measured";
  return { DATABASE_URL, AUTH_SECRET, SANDBOX_URL: `http://127.0.0.1:${sandboxPort}` };
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
