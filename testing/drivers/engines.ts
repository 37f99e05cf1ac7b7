import { existsSync } from "node:fs";
import { findBrowser } from "../browser";
import { findProgram } from "../programs";
import type { StartBrowser } from "./browser-driver";
import { startChromium } from "./chromium-driver";
import { startFirefox } from "./firefox-driver";
import { startWebKit } from "./webkit-driver";

export const engineNames = ["Chromium", "Firefox", "WebKit"] as const;

export type EngineName = (typeof engineNames)[number];

type Engine = {
  /** How to start it. `undefined` if it is not installed. */
  find: () => StartBrowser | undefined;
  /** The packages that contain it. */
  debian: string[];
  elsewhere: string;
};

const firefoxPaths = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
const webKitPrograms = ["WebKitWebDriver", "Xvfb"];

export const engines: Record<EngineName, Engine> = {
  Chromium: {
    find() {
      const launchOptions = findBrowser();
      return launchOptions && startChromium(launchOptions);
    },
    debian: ["chromium-headless-shell"],
    elsewhere: "CHROMIUM_PATH names one elsewhere",
  },
  Firefox: {
    find() {
      const found = ["firefox-esr", "firefox"].map(findProgram).find((file) => file !== undefined);
      const executablePath = found ?? firefoxPaths.find((file) => existsSync(file));
      return executablePath ? startFirefox(executablePath) : undefined;
    },
    debian: ["firefox-esr"],
    elsewhere: "Mozilla's own Firefox serves elsewhere",
  },
  WebKit: {
    find: () => (webKitPrograms.every(findProgram) ? startWebKit : undefined),
    debian: ["webkit2gtk-driver", "xvfb"],
    elsewhere: "WebKitGTK runs on Linux only",
  },
};

/** Says why the tests in a browser are skipped, and how to get the browser. */
export function missingEngineMessage(name: EngineName): string {
  const { debian, elsewhere } = engines[name];
  return `${name} is not installed, so its tests are skipped: apt-get install ${debian.join(" ")} on Debian; ${elsewhere}.`;
}
