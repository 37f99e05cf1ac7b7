import type { Page } from "@playwright/test";

/** The screen of a phone. */
export const phone = { width: 390, height: 844 };

/** The options of a browser on a phone. */
export const phoneBrowser = { viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Puts the page to sleep, as a phone does while another app is open. @returns a function that wakes it */
export async function putToSleep(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  return async () => {
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await session.detach();
  };
}
