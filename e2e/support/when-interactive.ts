import type { Page } from "@playwright/test";
import { isInteractive } from "@/testing/drivers/page-scripts";

/**
 * Makes `page.goto` wait until React handles the page's events, as a person does who sees the page for a moment. Before
 * that a click is lost, which only a busy machine shows.
 */
export function waitUntilInteractive(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    await page.waitForFunction(isInteractive);
    return response;
  };
}
