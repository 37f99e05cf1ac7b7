import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./test";

/**
 * Expects axe to find no violation on a page or in its frames.
 *
 * @param rules the rules to check; by default, all of them
 */
export async function expectAccessible(page: Page, rules: string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page });
  // Joining the results of several frames takes longer than checking a page without frames.
  if (page.frames().length === 1) axe.setLegacyMode();
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** The axe rules that depend on colors, the only difference in dark mode. */
const colorRules = ["color-contrast", "link-in-text-block"];

/** Expects axe to find no violation on a page in light mode, and no color violation in dark mode. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await test.step("in light", () => expectAccessible(page));
  await page.emulateMedia({ colorScheme: "dark" });
  await test.step("in dark", () => expectAccessible(page, colorRules));
  await page.emulateMedia({ colorScheme: "light" });
}

/** Expects the page to be no wider than the screen, once it has adapted to the screen's size. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}

/** Expects every control to be at least 44 pixels high, except links within a sentence. */
export async function expectTouchTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, input, select, summary, a")]
      .filter((element) => element.checkVisibility() && element.closest("p, .sr-only") === null)
      .map((element) => ({
        what: element.outerHTML.slice(0, 90),
        height: element.getBoundingClientRect().height,
      }))
      .filter(({ height }) => height < 44),
  );
  expect(small).toEqual([]);
}
