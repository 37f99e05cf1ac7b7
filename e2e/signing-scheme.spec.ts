import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "./support/guest-signer";
import { leavesForScheme, openSchemeWindow } from "./support/scheme";
import { frameOf, signWithSmartId } from "./support/signing";
import { signAs } from "./support/standalone-sandbox";
import { expect, test } from "./support/test";

/** Starts a session whose person never reacts, and leads the frame to the scheme's page of it, on another origin. */
async function leadToScheme(page: Page): Promise<void> {
  const answer = page.waitForResponse(/\/sessions\?/);
  await signAs(frameOf(page), { code: "30403039983" });
  const response = await answer;
  const { id } = (await response.json()) as { id: string };
  const { port } = new URL(response.url());
  await frameOf(page)
    .locator("body")
    .evaluate((_, address) => location.assign(address), `http://localhost:${port}/eparaksts/${id}`);
  await leavesForScheme(frameOf(page));
}

/** Cancels at the scheme, which leads the frame back, and signs after all. */
async function comeBackAndSign(page: Page): Promise<void> {
  await frameOf(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You cancelled." })).toBeVisible();
  await signAs(frameOf(page), { code: "50001029996" });
  await expect(page.getByRole("status")).toHaveText("Signed");
}

test("a user's frame may be led to a scheme's own page, open a window, and come back", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "At the scheme", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  await leadToScheme(page);
  await (await openSchemeWindow(context, frameOf(page))).close();
  await comeBackAndSign(page);
});

test("a guest's frame may be led to a scheme's own page and come back", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const guest = guestSigner("Ilze", "Kalniņa");
  await signIn(page);
  await sendNewDocument(page, { name: "A guest at the scheme", signers: [guest] });
  const [invitation] = await gateway.mailsTo(guest.email);
  const browser = await openBrowser();
  await browser.goto(linkIn(invitation));
  await browser.getByRole("link", { name: "Sign", exact: true }).click();
  await leadToScheme(browser);
  await comeBackAndSign(browser);
});

test("the styles that the gateway's script adds to the signing page apply", async ({ page, signIn }) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Styled", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  await expect(page.locator("#isign-gateway")).toHaveCSS("scroll-margin-top", "16px");
  await expect(page.locator("#isign-gateway")).toHaveAttribute("style", /height: \d+px/);
});

test("a frame that reloads itself while the phone waits ends in the signed document", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Reloaded", withMe: true });
  await signWithSmartId(page, "50001029996");
  await expect(frameOf(page).getByText(/^\d{4}$/)).toBeVisible();
  await frameOf(page)
    .locator("body")
    .evaluate(() => location.reload());
  await expect(page.getByRole("status")).toHaveText("Signed");
});

test("the document can be downloaded from within the frame", async ({ page, signIn }) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Downloaded", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  const download = page.waitForEvent("download");
  await frameOf(page)
    .getByRole("link", { name: /^Download/ })
    .click();
  expect(readFileSync(await (await download).path()).toString("latin1", 0, 5)).toBe("%PDF-");
});
