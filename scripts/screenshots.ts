import path from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "@/testing/browser";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortal } from "./bench/running-portal";
import { photographer } from "./screenshots/photographer";
import { photographScreens } from "./screenshots/screens";
import { seedLibrary } from "./seed/seed-library";
import { projectRoot } from "./serving/project-root";
import { StartError } from "@/lib/base/start-error";

// npm run screenshots
// Replaces the pictures in docs/screenshots. They show a seeded portal of their own, and a document that is signed there.

const pictures = path.join(projectRoot, "docs", "screenshots");

await runBenchmark("screenshots", async (folder, stop) => {
  const launch = findBrowser();
  if (!launch) throw new StartError("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");
  const dataDir = path.join(folder, "data");
  await seedLibrary(dataDir, { documentCount: 400, userCount: 20, now: new Date() });
  await withPortal({ ...benchmarkPorts(), DATA_DIR: dataDir }, stop, async ({ env }) => {
    const browser = await chromium.launch(launch);
    try {
      const context = await browser.newContext({
        baseURL: env.appUrl,
        locale: "en-GB",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      await photographScreens(page, photographer(pictures), env.gateway.url);
    } finally {
      await browser.close();
    }
  });
});
