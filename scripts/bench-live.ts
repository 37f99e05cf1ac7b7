import path from "node:path";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine, median, percentile, table } from "./bench/figures";
import { writeLargePdf } from "@/testing/large-pdf";
import { measureLiveUpdates } from "./bench/measure-live";
import { withPortal } from "./bench/running-portal";
import { signIn } from "./bench/sign-in";
import { runBenchmark } from "./bench/run-benchmark";

// Changes documents on its own portal, and prints how long it takes until another browser receives each change.

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  const file = path.join(folder, "document.pdf");
  await writeLargePdf(file, { attachmentBytes: 10_000, signal: stop });
  const dataDir = path.join(folder, "data");
  const settings = { ...benchmarkPorts(), DATA_DIR: dataDir };
  const delays = await withPortal(settings, stop, async ({ env: { appUrl: portalUrl } }) => {
    const cookie = await signIn(portalUrl, { email: demoAccounts[0].email, password: demoPassword });
    return measureLiveUpdates(file, { portalUrl, cookie, dataDir }, stop);
  });
  if (delays) console.log(`\n${machineLine()}\n\n${delayTable(delays)}\n`);
}

function delayTable(delays: number[]): string {
  const figures = [median(delays), percentile(delays, 95), Math.max(...delays)];
  return table([
    ["changes", "median", "95 %", "max"],
    [String(delays.length), ...figures.map((ms) => `${Math.round(ms)} ms`)],
  ]);
}

await runBenchmark("live", benchmark);
