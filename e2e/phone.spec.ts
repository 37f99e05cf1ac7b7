import type { Locator, Page } from "@playwright/test";
import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll, expectTouchTargets } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { phone, phoneBrowser } from "./support/phone";
import { frameOf } from "./support/signing";
import { expect, test } from "./support/test";

const neverConfirms = "30403039983";

async function startSigning(page: Page, code: string): Promise<void> {
  const frame = frameOf(page);
  await frame.getByLabel("Personal code").fill(code);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
}

/** Expects the whole target to be on the screen without scrolling, and not covered. */
async function expectInReach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeInViewport({ ratio: 1 });
  await target.click({ trial: true });
}

test("a signer on a phone sees the document first, can sign at any time, and loses nothing to interruptions", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const ona = guestSigner("Ona", "Onaitė");
  await signIn(page);
  await sendNewDocument(page, { name: "Signed on the way", signers: [ona] });
  const [invitation] = await gateway.mailsTo(ona.email);
  const guest = await openBrowser(phoneBrowser);
  await guest.goto(linkIn(invitation));

  const sign = guest.getByRole("link", { name: "Sign", exact: true });
  await expect(guest.getByRole("region", { name: "Page 1 of 3" })).toBeInViewport();
  await expectInReach(guest, sign);
  const decline = guest.getByText("Decline to sign");
  await decline.focus(); // by keyboard: the focused element is not covered
  await expectInReach(guest, decline);
  await guest.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expectInReach(guest, sign);
  await expectInReach(guest, guest.getByRole("button", { name: "Eesti" }));
  await expectNoSidewaysScroll(guest);
  await expectTouchTargets(guest);
  await expectAccessible(guest);

  await sign.click();
  const frame = frameOf(guest);
  await expect(frame.getByRole("button", { name: "Sign", exact: true })).toBeVisible();
  const box = await guest.locator("#isign-gateway").boundingBox();
  expect(box?.width).toBe(phone.width);
  expect(box?.height).toBeGreaterThan(phone.height * 0.8);
  await expectNoSidewaysScroll(guest);

  await startSigning(guest, neverConfirms);
  await expect(frame.getByText(/^\d{4}$/)).toBeVisible();
  const controlCode = await frame.getByText(/^\d{4}$/).textContent();
  await guest.reload(); // as a phone does after it has freed the page's memory
  await expect(frame.getByText(/^\d{4}$/)).toHaveText(controlCode ?? "");
  await frame.getByRole("button", { name: "Cancel" }).click();
  await expect(guest.getByRole("alert").filter({ hasText: "You cancelled." })).toBeVisible();

  await startSigning(guest, "50001029996");
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await guest.reload();
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await guest.getByRole("link", { name: "Go to the document" }).click();
  await expect(guest.getByText("Everybody has signed", { exact: true })).toBeVisible();
  await expectInReach(guest, guest.getByRole("link", { name: "Download signed document" }));

  await page.setViewportSize(phone);
  await expectInReach(page, page.getByRole("link", { name: "Download signed document" }));
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expectInReach(page, page.getByRole("link", { name: "Download evidence" }));
});
