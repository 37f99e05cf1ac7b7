import type { Browser, CDPSession, Page } from "@playwright/test";
import { residentBytes } from "./server-memory";

export type ViewerRun = {
  firstPageMs: number;
  /** Bytes of the file: until its first page is drawn, and once the network is idle. */
  firstPageBytes: number;
  quietBytes: number;
  /** The memory of the page's processes: before, with the first page, and after paging through the document. */
  beforeBytes: number;
  openBytes: number;
  walkedBytes: number;
};

type Opened = { browser: Browser; page: Page; pages: number; path: string };

/** How many positions of a document are visited. */
const stops = 30;

/** Opens a document as a reader who comes from the library, then pages through it. */
export async function measureViewer({ browser, page, pages, path }: Opened): Promise<ViewerRun> {
  const counted = await countFileBytes(page);
  await page.goto("/documents");
  const beforeBytes = await pageBytes(browser);
  const start = performance.now();
  await page.goto(path);
  await untilDrawn(page, 1);
  const firstPageMs = performance.now() - start;
  const firstPageBytes = counted.bytes;
  await page.waitForLoadState("networkidle");
  const [quietBytes, openBytes] = [counted.bytes, await pageBytes(browser)];
  for (let stop = 1; stop <= stops; stop++) await goTo(page, Math.ceil((stop * pages) / stops));
  return {
    ...{ firstPageMs, firstPageBytes, quietBytes, beforeBytes, openBytes },
    walkedBytes: await pageBytes(browser),
  };
}

async function goTo(page: Page, number: number): Promise<void> {
  await page.getByLabel("Page number").fill(String(number));
  await page.keyboard.press("Enter");
  await untilDrawn(page, number);
}

const untilDrawn = (page: Page, number: number) =>
  page.locator(`[data-page-number="${number}"] canvas`).waitFor();

async function countFileBytes(page: Page): Promise<{ bytes: number }> {
  const counted = { bytes: 0 };
  const session: CDPSession = await page.context().newCDPSession(page);
  const fileRequests = new Set<string>();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.includes("/files/source")) fileRequests.add(requestId);
  });
  session.on("Network.dataReceived", ({ requestId, dataLength }) => {
    if (fileRequests.has(requestId)) counted.bytes += dataLength;
  });
  return counted;
}

/** The memory of all renderer processes, as a navigation may move the page to another one. */
async function pageBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const held = await Promise.all(renderers.map(({ id }) => residentBytes(id).catch(() => 0)));
  return held.reduce((sum, bytes) => sum + bytes, 0);
}
