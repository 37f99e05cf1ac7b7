import { test as base, expect, type Page } from "@playwright/test";

/**
 * A page on which nothing may go wrong unnoticed: an error on its console, a policy violation or an uncaught
 * exception fails the test, also in the pages and contexts that it opens.
 */
export const test = base.extend<{ expectedErrors: RegExp[]; watch: (page: Page) => void }>({
  /** Console errors that a test provokes on purpose. */
  expectedErrors: [[], { option: true }],
  watch: async ({ expectedErrors }, use) => {
    const errors: string[] = [];
    await use((page) => {
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => errors.push(String(error)));
    });
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
  page: async ({ page, watch }, use) => {
    watch(page);
    await use(page);
  },
});

export { expect };
