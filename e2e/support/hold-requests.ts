import type { Page } from "@playwright/test";

/**
 * Delays requests of a page before they reach the server.
 *
 * @param url a pattern or a predicate of the requests, as of `page.route`
 * @returns a function that lets those through that wait, and all later ones
 */
export async function holdRequests(page: Page, url: Parameters<Page["route"]>[0]): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await held;
    await route.continue().catch(() => undefined); // the page may have cancelled it by then
  });
  return release;
}
