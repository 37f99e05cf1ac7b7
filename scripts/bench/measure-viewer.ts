import type { Browser, CDPSession, Page } from "@playwright/test";
import { residentBytes } from "./server-memory";

export type ViewerRun = {
  firstPageMs: number;
  /** Of the file: until its first page is drawn, and once all is quiet. */
  firstPageBytes: number;
  quietBytes: number;
  /** The memory of the page's process: before, with the first page, and after a walk through the document. */
  beforeBytes: number;
  openBytes: number;
  walkedBytes: number;
};

type Opened = { browser: Browser; page: Page; pages: number; path: string };

/** How many places of a document a reader looks at. */
const looks = 30;

/** Opens a document as a reader does who comes from the library, then walks through it from page to page. */
export async function measureViewer({ browser, page, pages, path }: Opened): Promise<ViewerRun> {
  const counted = await countFileBytes(page);
  await page.goto("/documents");
  const renderer = await rendererOf(browser);
  const beforeBytes = await residentBytes(renderer);
  const start = performance.now();
  await page.goto(path);
  await drawn(page, 1);
  const firstPageMs = performance.now() - start;
  const firstPageBytes = counted.bytes;
  await page.waitForLoadState("networkidle");
  const [quietBytes, openBytes] = [counted.bytes, await residentBytes(renderer)];
  for (let look = 1; look <= looks; look++) await goTo(page, Math.ceil((look * pages) / looks));
  return {
    ...{ firstPageMs, firstPageBytes, quietBytes, beforeBytes, openBytes },
    walkedBytes: await residentBytes(renderer),
  };
}

async function goTo(page: Page, number: number): Promise<void> {
  await page.getByLabel("Page number").fill(String(number));
  await page.keyboard.press("Enter");
  await drawn(page, number);
}

const drawn = (page: Page, number: number) => page.locator(`[data-page-number="${number}"] canvas`).waitFor();

async function countFileBytes(page: Page): Promise<{ bytes: number }> {
  const counted = { bytes: 0 };
  const session: CDPSession = await page.context().newCDPSession(page);
  const ofFiles = new Set<string>();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.includes("/files/source")) ofFiles.add(requestId);
  });
  session.on("Network.dataReceived", ({ requestId, dataLength }) => {
    if (ofFiles.has(requestId)) counted.bytes += dataLength;
  });
  return counted;
}

/** The process that shows the page: the only one of its kind in a browser with one page. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const busiest = renderers.toSorted((a, b) => b.cpuTime - a.cpuTime)[0];
  if (!busiest) throw new Error("The page's process was not found.");
  return busiest.id;
}
