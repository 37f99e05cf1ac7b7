import { type BrowserContext, expect, type FrameLocator, type Page } from "@playwright/test";

/** Signs with eParaksts mobile. */
export const latvianIdentity = { method: "eParaksts mobile", code: "020100-29990" };

const heading = { name: "Confirm on your phone" };

/** Waits until the signing page, alone or in its frame, has led to the page of eParaksts mobile. */
export async function leavesForScheme(page: Page | FrameLocator): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, ...heading })).toBeVisible();
}

/** Opens the page of eParaksts mobile in a window of its own. */
export async function openSchemeWindow(context: BrowserContext, page: Page | FrameLocator): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open in a new window" }).click();
  const window = await opened;
  await leavesForScheme(window);
  return window;
}
