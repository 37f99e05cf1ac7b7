import { readFileSync } from "node:fs";
import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "./support/guest-signer";
import { leavesForScheme, latvianIdentity, openSchemeWindow } from "./support/scheme";
import { frameOf, signWithSmartId } from "./support/signing";
import { signAs } from "./support/standalone-sandbox";
import { expect, test } from "./support/test";

test("a user signs with a scheme that leads the frame to its own page and back", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "At the scheme", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  const frame = frameOf(page);
  await signAs(frame, { ...latvianIdentity, code: "020100-16005" });
  await leavesForScheme(frame);
  const opened = await openSchemeWindow(context, frame);
  await opened.close();
  await frame.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You cancelled." })).toBeVisible();

  await signAs(frame, latvianIdentity);
  await leavesForScheme(frame);
  await expect(page.getByRole("status")).toHaveText("Signed");
});

test("a guest signs with a scheme that leads the frame to its own page and back", async ({
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
  await signAs(frameOf(browser), latvianIdentity);
  await leavesForScheme(frameOf(browser));
  await expect(browser.getByRole("status")).toHaveText("Signed");
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
