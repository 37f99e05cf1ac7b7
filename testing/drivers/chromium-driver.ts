import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type ElementHandle, type Frame, type LaunchOptions, type Page } from "@playwright/test";
import { type BrowserDriver, callInPage, type PageElement, type StartBrowser } from "./browser-driver";

/** Drives Chromium by Playwright. */
export const startChromium =
  (options: LaunchOptions): StartBrowser =>
  async (viewport) => {
    const downloads = await mkdtemp(path.join(tmpdir(), "paraph-downloads-"));
    const browser = await chromium.launch({ ...options, downloadsPath: downloads });
    const page = await browser.newPage({ viewport, locale: "en-GB", timezoneId: "Europe/Vilnius" });
    const close = async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    };
    return driver({ page, problems: watchProblems(page), downloads, close });
  };

type Started = Pick<BrowserDriver, "downloads" | "close"> & { page: Page; problems: string[] };

function driver({ page, problems, downloads, close }: Started): BrowserDriver {
  let frame: Frame = page.mainFrame();
  const enter = (entered: Frame) => void (frame = entered);
  const leave = () => enter(page.mainFrame());
  const afterLeaving = async (go: () => Promise<unknown>) => {
    leave();
    await go();
  };
  return {
    open: (url) => afterLeaving(() => page.goto(url)),
    url: () => Promise.resolve(page.url()),
    back: () => afterLeaving(() => page.goBack()),
    forward: () => afterLeaving(() => page.goForward()),
    evaluate: (script, ...args) => frame.evaluate(callInPage(script, args)) as Promise<never>,
    async find(script, ...args) {
      const handle = await frame.evaluateHandle(callInPage(script, args));
      const found = handle.asElement();
      return found ? pageElement(found as ElementHandle<HTMLElement>, enter) : undefined;
    },
    leaveFrame: () => Promise.resolve(leave()),
    enterWindow() {
      const opened = page
        .context()
        .pages()
        .find((each) => each !== page);
      if (!opened) return Promise.reject(new Error("The page has opened no window."));
      enter(opened.mainFrame());
      return Promise.resolve(() => opened.close().then(leave));
    },
    async hide() {
      const session = await page.context().newCDPSession(page);
      // Without a screen a page is never out of sight. A phone stops it as well.
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      return async () => {
        await session.send("Page.setWebLifecycleState", { state: "active" });
        await session.detach();
      };
    },
    screenshot: (file) => page.screenshot({ path: file }).then(() => undefined),
    downloads,
    problems: () => Promise.resolve(problems),
    close,
  };
}

function pageElement(element: ElementHandle<HTMLElement>, enter: (frame: Frame) => void): PageElement {
  return {
    evaluate: (script) => element.evaluate(script) as Promise<never>,
    click: () => element.click({ timeout: 5_000 }),
    type: async (text) => {
      await element.fill("");
      await element.type(text);
    },
    chooseFiles: (files) => element.setInputFiles(files),
    async enterFrame() {
      const inside = await element.contentFrame();
      if (!inside) throw new Error("The element is not a frame.");
      enter(inside);
    },
  };
}

function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}
