import type { Browser, Page } from "@playwright/test";
import { phone } from "./accessible";

/** The phone of somebody without an account, who follows the link of their mail. */
export async function openOnPhone(
  browser: Browser,
  watch: (page: Page) => void,
  link: string,
): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  watch(page);
  await page.goto(link);
  return page;
}

/** Puts the page to sleep, as a phone does while its person is in another app. Gives what wakes it. */
export async function putToSleep(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  return async () => {
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await session.detach();
  };
}
