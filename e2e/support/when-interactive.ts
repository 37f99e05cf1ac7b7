import type { Page } from "@playwright/test";

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

/** Runs in the page. Pages that are not the portal's have no script of Next, and pages without scripts never run this. */
function isInteractive(): boolean {
  const isPortals = document.querySelector('script[src*="/_next/"]') !== null;
  return !isPortals || Object.keys(document).some((key) => key.startsWith("__reactContainer"));
}
