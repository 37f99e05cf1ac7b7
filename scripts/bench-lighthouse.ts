import { chromium } from "@playwright/test";
import { findBrowser } from "@/testing/browser";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine } from "./report/figures";
import { withPortal, type RunningPortal } from "./bench/running-portal";
import { auditPage } from "./pages/audit-page";
import { type AuditedPage, lighthouseTable } from "./pages/lighthouse-report";
import { setScene } from "./pages/lighthouse-scene";
import { StartError } from "@/lib/base/start-error";
import { runBenchmark } from "./bench/run-benchmark";

// Runs Lighthouse on the most visited pages of its own portal, and prints scores out of 100, the metrics behind them
// and the audits that cost points. The pages are loaded several times in turn, so that other load on the machine
// affects all of them alike.

const runs = 5;
const forms = ["mobile", "desktop"] as const;

const debuggingPort = 3590;

async function auditAll({ env }: RunningPortal, stop: AbortSignal): Promise<AuditedPage[]> {
  const launch = findBrowser();
  if (!launch) throw new StartError("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");
  const scenes = await setScene({ portalUrl: env.appUrl, gatewayUrl: env.gateway.url, launch });
  const pages = forms.flatMap((form) => scenes.map((scene): AuditedPage => ({ scene, form, audits: [] })));
  const args = [...(launch.args ?? []), `--remote-debugging-port=${debuggingPort}`];
  const browser = await chromium.launch({ ...launch, args });
  try {
    for (let run = 1; run <= runs && !stop.aborted; run++)
      for (const { scene, form, audits } of pages) {
        const audit = await auditPage(scene, { port: debuggingPort, form });
        const line = `${run} of ${runs}: ${scene.name}, ${form}: ${audit.scores.join(", ")}`;
        console.log([line, ...audit.remarks].join("\n  "));
        audits.push(audit);
      }
  } finally {
    await browser.close();
  }
  return pages;
}

await runBenchmark("lighthouse", async (folder, stop) => {
  const settings = { ...benchmarkPorts(), DATA_DIR: folder };
  const pages = await withPortal(settings, stop, (portal) => auditAll(portal, stop));
  if (pages) console.log(`\n${machineLine()}\n\n${lighthouseTable(pages)}\n`);
});
