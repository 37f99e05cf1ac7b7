import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "@/e2e/support/browser";
import { SettingError } from "@/lib/env";
import { machineLine, table } from "./bench/figures";
import { whilePortalRuns, type RunningPortal } from "./bench/running-portal";
import { judgePage } from "./pages/judge-page";
import { setScene } from "./pages/lighthouse-scene";
import { projectRoot } from "./serving/project-root";
import { StartError } from "./serving/start-error";
import { stopRequest } from "./serving/stop-request";

// Prints what Lighthouse thinks of the pages that most people see, of a portal of its own: scores of a hundred, and
// what cost points.

const ports = { PORT: "3400", SANDBOX_PORT: "3500", SANDBOX_SMTP_PORT: "3525" };
const debuggingPort = 3590;

async function judgeAll({ env }: RunningPortal): Promise<string[][]> {
  const launch = findBrowser();
  if (!launch) throw new StartError("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");
  const scenes = await setScene({ portalUrl: env.appUrl, gatewayUrl: env.gateway.url, launch });
  const args = [...(launch.args ?? []), `--remote-debugging-port=${debuggingPort}`];
  const browser = await chromium.launch({ ...launch, args });
  const rows: string[][] = [];
  try {
    for (const scene of scenes)
      for (const form of ["desktop", "mobile"] as const) {
        const { scores, remarks } = await judgePage(scene, { port: debuggingPort, form });
        console.log([`${scene.name}, ${form}: ${scores.join(", ")}`, ...remarks].join("\n  "));
        rows.push([scene.name, form, ...scores.map(String)]);
      }
  } finally {
    await browser.close();
  }
  return rows;
}

const stop = stopRequest();
const cache = path.join(projectRoot, ".cache");
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(path.join(cache, "bench-lighthouse-"));
try {
  const rows = await whilePortalRuns({ ...ports, DATA_DIR: folder }, stop, judgeAll);
  const header = ["page", "screen", "performance", "accessibility", "best practices"];
  if (rows) console.log(`\n${machineLine()}\n\n${table([header, ...rows])}\n`);
} catch (error) {
  process.exitCode = 1;
  const isForPeople = error instanceof SettingError || error instanceof StartError;
  if (!stop.aborted) console.error(isForPeople ? error.message : error);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(stop.aborted ? 1 : process.exitCode);
