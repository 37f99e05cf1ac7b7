import type { Page } from "@playwright/test";

/** The pages of the open document, which scroll. */
export const pages = (page: Page) => page.getByRole("group", { name: "Pages" });

/** A page of the open document, counted from one. */
export const leaf = (page: Page, number: number, count: number) =>
  page.getByRole("region", { name: `Page ${number} of ${count}`, exact: true });
