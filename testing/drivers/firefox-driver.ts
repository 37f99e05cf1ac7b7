import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type ElementHandle, type Frame, type Page } from "puppeteer-core";
import { type BrowserDriver, callInPage, type PageElement, type StartBrowser } from "./browser-driver";

/** Drives Firefox by WebDriver BiDi, through the remote agent that is part of Firefox. */
export const startFirefox =
  (executablePath: string): StartBrowser =>
  async (size) => {
    const downloads = await mkdtemp(path.join(tmpdir(), "paraph-downloads-"));
    const browser = await puppeteer.launch({
      ...{ browser: "firefox", executablePath, headless: true, defaultViewport: null },
      timeout: 0, // it starts slowly on a busy machine; the test has a limit
      extraPrefsFirefox: {
        "browser.download.dir": downloads,
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
        "pdfjs.disabled": true, // a PDF is downloaded, not shown
        "intl.accept_languages": "en-GB",
      },
    });
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.setViewport(size); // a default would not hold for the first page
    const close = async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    };
    return driver({ page, problems: await watchProblems(page), downloads, close });
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
      const found = (await frame.evaluateHandle(callInPage(script, args))).asElement();
      return found ? pageElement(found as ElementHandle<HTMLElement>, page, enter) : undefined;
    },
    leaveFrame: () => Promise.resolve(leave()),
    async enterWindow() {
      const opened = (await page.browser().pages()).find((each) => each !== page);
      if (!opened) throw new Error("The page has opened no window.");
      enter(opened.mainFrame());
      return () => opened.close().then(leave);
    },
    async hide() {
      const other = await page.browser().newPage(); // a tab, which comes before the page
      await page.waitForFunction(() => document.visibilityState === "hidden");
      return () => other.close();
    },
    screenshot: (file) => page.screenshot({ path: file as `${string}.png` }).then(() => undefined),
    downloads,
    problems: () => Promise.resolve(problems),
    close,
  };
}

function pageElement(
  element: ElementHandle<HTMLElement>,
  page: Page,
  enter: (frame: Frame) => void,
): PageElement {
  return {
    evaluate: (script) => element.evaluate(script) as Promise<never>,
    click: () => element.click(),
    async type(text) {
      await element.evaluate((field) => {
        field.focus();
        if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      });
      await page.keyboard.press("Backspace");
      await element.type(text);
    },
    chooseFiles: (files) => (element as ElementHandle<HTMLInputElement>).uploadFile(...files),
    async enterFrame() {
      const inside = await element.contentFrame();
      if (!inside) throw new Error("The element is not a frame.");
      enter(inside);
    },
  };
}

async function watchProblems(page: Page): Promise<string[]> {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.evaluateOnNewDocument(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`The policy blocked ${blockedURI}: ${violatedDirective}`),
    ),
  );
  return problems;
}
