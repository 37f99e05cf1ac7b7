import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without these a browser goes looking for updates, which slows tests down where there is no network. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * How to launch the browser of this machine: the one that CHROMIUM_PATH names, else Playwright's own, else Chromium or
 * Chrome as the system has it. Undefined when there is none.
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
