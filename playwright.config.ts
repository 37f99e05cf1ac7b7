import { defineConfig } from "@playwright/test";
import { findBrowser } from "./testing/browser";
import { laneCount } from "./testing/portals";

const launchOptions = findBrowser();
if (!launchOptions) throw new Error("No Chromium was found. npm test installs one; or set CHROMIUM_PATH.");

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Each worker is a lane: it has a portal of its own, and takes the next test as soon as it is free.
  workers: laneCount,
  fullyParallel: true,
  // A signature takes a few seconds: the signer confirms on a phone, and the gateway makes it.
  expect: { timeout: 20_000 },
  timeout: 90_000,
  reporter: [["list"], ["json", { outputFile: ".cache/checks/playwright.json" }]],
  use: {
    launchOptions,
    locale: "en-GB",
    timezoneId: "Europe/Vilnius",
    // No traces: recording them takes a third of the time. `npm run e2e -- --trace on` records one for each test.
    screenshot: "only-on-failure",
  },
  projects: [{ name: "desktop", use: { viewport: { width: 1280, height: 800 } } }],
  webServer: {
    name: "portals",
    command: "node --import tsx scripts/serve-for-e2e.ts",
    wait: { stdout: /The portals are ready\./ },
    timeout: 600_000,
    // The signer "on the phone" answers sooner than a person would.
    env: { SANDBOX_CONFIRMATION_MS: "400" },
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
