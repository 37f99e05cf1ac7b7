import type { Page } from "@playwright/test";
import { openNewDraft } from "@/testing/journey";
import { expectAccessible } from "./support/accessible";
import { nextFilePicker } from "./support/choose-files";
import { holdRequests } from "./support/hold-requests";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 .*\/files\/source/] });

test("an admin finds documents and pages with the palette, and acts on the open document, by keyboard alone", async ({
  page,
  signIn,
  addPerson,
}) => {
  const name = `Palėtė ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page, await addPerson({ role: "admin" }));
  const address = await openNewDraft(page, name);
  const palette = page.getByRole("dialog", { name: "Go to a document or do something" });
  const field = palette.getByRole("searchbox", { name: "Find a document or an action" });
  const open = async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
  };

  await page.getByRole("link", { name: /To sign/ }).click();
  await expect(page).toHaveURL(/\/to-sign$/);
  await open();
  await expectAccessible(page);
  await page.keyboard.type(name.replace("ėtė", "ete").toLowerCase());
  await choose(page, new RegExp(name));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(palette).toHaveCount(0);

  await open();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await open();
  await page.keyboard.type("send for");
  await choose(page, /^Send for signing$/);
  await expect(page.getByRole("button", { name: "Add me" })).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole("region", { name: "Page 1 of" })).toBeVisible(); // its scripts have loaded by then
  await open();
  await page.keyboard.type("delete");
  await choose(page, /^Delete$/);
  await expect(page.getByText(`“${name}” is in the trash.`)).toBeVisible();

  const chooser = nextFilePicker(page);
  await open();
  await page.keyboard.type("upload");
  await choose(page, /^Upload documents$/);
  await chooser;

  await open();
  await page.keyboard.type("audit");
  await choose(page, /^Audit log$/);
  await expect(page).toHaveURL(/\/admin\/audit$/);
});

test("the palette shows a user no admin pages, and signs out", async ({ page, signIn }) => {
  await signIn(page);
  await page.goto("/documents");
  await page.getByRole("button", { name: "Go to" }).click();
  const palette = page.getByRole("dialog", { name: "Go to a document or do something" });
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("admin");
  await expect(palette.getByText("Nothing is called that.")).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("trash");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/documents\/trash$/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sign out");
  await choose(page, /^Sign out$/);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("text typed before the palette's script has loaded goes into its field and not to the page", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const release = await openWithoutScript(page);
  await page.keyboard.type("/trax");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Home");
  release();
  const field = page.getByRole("dialog").getByRole("searchbox");
  await expect(field).toBeFocused();
  await page.keyboard.type("sh");
  await expect(field).toHaveValue("/trash");
});

test("Enter pressed before the palette's script has loaded chooses the typed entry once it has loaded", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const release = await openWithoutScript(page);
  await page.keyboard.type("trash");
  await page.keyboard.press("Enter");
  release();
  await expect(page).toHaveURL(/\/documents\/trash$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** Opens the palette while its script is delayed. @returns a function that releases the script */
async function openWithoutScript(page: Page): Promise<() => void> {
  // The script that opens the stream of changes also listens for the palette's key.
  const listening = page.waitForRequest(/\/api\/events/);
  await page.goto("/documents");
  await listening;
  const releaseScript = await holdRequests(page, "**/_next/static/**");
  const script = page.waitForRequest("**/_next/static/**");
  await page.keyboard.press("Control+k");
  await script;
  return releaseScript;
}

/** Chooses a line with the arrow keys. The palette may still be focusing its first line. */
async function choose(page: Page, line: RegExp): Promise<void> {
  const target = page.getByRole("dialog").getByRole("menuitem", { name: line });
  await expect(async () => {
    if ((await target.getAttribute("data-focused")) === null) await page.keyboard.press("ArrowDown");
    await expect(target).toHaveAttribute("data-focused", "true", { timeout: 300 });
  }).toPass();
  await page.keyboard.press("Enter");
}
