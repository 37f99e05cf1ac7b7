import { chromium } from "@playwright/test";
import { findBrowser } from "@/testing/browser";
import { machineLine } from "./bench/figures";
import { withPortal, type RunningPortal } from "./bench/running-portal";
import { judgePage } from "./pages/judge-page";
import { type Judged, lighthouseTable } from "./pages/lighthouse-report";
import { setScene } from "./pages/lighthouse-scene";
import { StartError } from "./serving/start-error";
import { runBenchmark } from "./bench/run-benchmark";

// Prints what Lighthouse thinks of the pages that most people see, of a portal of its own: scores of a hundred, the
// figures that they are made from, and what cost points. Each page is loaded several times, in turns: a moment in which
// the machine has other work to do is a moment of each.

const runs = 5;
const forms = ["mobile", "desktop"] as const;

const ports = { PORT: "3400", SANDBOX_PORT: "3500", SANDBOX_SMTP_PORT: "3525" };
const debuggingPort = 3590;

async function judgeAll({ env }: RunningPortal, stop: AbortSignal): Promise<Judged[]> {
  const launch = findBrowser();
  if (!launch) throw new StartError("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");
  const scenes = await setScene({ portalUrl: env.appUrl, gatewayUrl: env.gateway.url, launch });
  const judged = forms.flatMap((form) => scenes.map((scene): Judged => ({ scene, form, judgements: [] })));
  const args = [...(launch.args ?? []), `--remote-debugging-port=${debuggingPort}`];
  const browser = await chromium.launch({ ...launch, args });
  try {
    for (let run = 1; run <= runs && !stop.aborted; run++)
      for (const { scene, form, judgements } of judged) {
        const judgement = await judgePage(scene, { port: debuggingPort, form });
        const line = `${run} of ${runs}: ${scene.name}, ${form}: ${judgement.scores.join(", ")}`;
        console.log([line, ...judgement.remarks].join("\n  "));
        judgements.push(judgement);
      }
  } finally {
    await browser.close();
  }
  return judged;
}

await runBenchmark("lighthouse", async (folder, stop) => {
  const settings = { ...ports, DATA_DIR: folder };
  const judged = await withPortal(settings, stop, (portal) => judgeAll(portal, stop));
  if (judged) console.log(`\n${machineLine()}\n\n${lighthouseTable(judged)}\n`);
});
