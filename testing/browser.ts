import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

/** The headless shell comes first: it draws no browser around the page, and costs a third less processor time. */
const systemBrowsers = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without these flags a browser checks for updates, which slows tests down on a machine without a network. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Returns how to launch a browser on this machine: the one that CHROMIUM_PATH names, or else Playwright's own, or
 * else the system's Chromium or Chrome. `undefined` if there is none.
 */
export function findBrowser(): LaunchOptions | undefined {
  const isRoot = process.getuid?.() === 0;
  const args = isRoot ? [...quiet, "--no-sandbox"] : quiet;
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen && hasPlaywrightBrowser()) return { args };
  const executablePath = [chosen, ...(chosen ? [] : systemBrowsers)].find((file) => file && existsSync(file));
  return executablePath ? { args, executablePath } : undefined;
}

/**
 * Playwright names the path of its full Chromium, but a headless launch uses the headless shell, which is downloaded
 * beside it and marked when complete.
 */
function hasPlaywrightBrowser(): boolean {
  const [, folder, revision] = /^(.*)chromium-(\d+)/.exec(chromium.executablePath()) ?? [];
  if (!folder) return false;
  return existsSync(path.join(folder, `chromium_headless_shell-${revision}`, "INSTALLATION_COMPLETE"));
}
