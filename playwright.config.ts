import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/serving/find-browser";
import { e2ePortals, laneCount, portalsOfLane } from "./scripts/e2e-portals";

const launchOptions = findBrowser();
if (!launchOptions) throw new Error("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Each worker has portals of its own: all tests of one share them, and some change what everybody sees.
  workers: laneCount,
  // A signature takes a few seconds: the signer confirms on a phone, and the gateway makes it.
  expect: { timeout: 20_000 },
  timeout: 90_000,
  reporter: [["list"], ["json", { outputFile: ".cache/checks/playwright.json" }]],
  use: {
    baseURL: e2ePortals.url.url,
    launchOptions,
    locale: "en-GB",
    timezoneId: "Europe/Vilnius",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [{ name: "desktop", use: { viewport: { width: 1280, height: 800 } } }],
  // Playwright starts them one after the other, so that the first one builds for all.
  webServer: Array.from({ length: laneCount }, (_, lane) =>
    Object.entries(portalsOfLane(lane)).map(([name, { url }]) => ({
      name: `${name} ${lane}`,
      command: `node --import tsx scripts/serve-for-e2e.ts ${name} ${lane}`,
      url: `${url}/api/health`,
      timeout: 600_000,
      // The signer "on the phone" answers sooner than a person would.
      env: { SANDBOX_CONFIRMATION_MS: "400" },
      gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
    })),
  ).flat(),
});
