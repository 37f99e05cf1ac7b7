import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, expectTouchTargets, phone } from "./support/accessible";
import { frameOf, owner, sendTo, signIn, uploadDocument } from "./support/journey";
import { openOnPhone, putToSleep } from "./support/phone";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();
const somebody = () => ({
  ...{ name: "Ona", surname: "Onaitė" },
  email: `ona-${crypto.randomUUID().slice(0, 8)}@example.org`,
});

const neverConfirms = "30403039983";

async function startSigning(page: Page, code: string): Promise<void> {
  const frame = frameOf(page);
  await frame.getByLabel("Personal code").fill(code);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
}

/** Whole within the screen, without scrolling, and nothing lies over it. */
async function expectInReach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeInViewport({ ratio: 1 });
  await target.click({ trial: true });
}

test("on a phone the document comes first, signing stays in reach, and whatever interrupts it loses nothing", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Signed on the way";
  const ona = somebody();
  await signIn(page, owner);
  await uploadDocument(page, name);
  await sendTo(page, [ona]);
  const [invitation] = await gateway.mailsTo(ona.email);
  const guest = await openOnPhone(browser, watch, linkIn(invitation));

  const sign = guest.getByRole("link", { name: "Sign", exact: true });
  await expect(guest.getByRole("region", { name: "Page 1 of 3" })).toBeInViewport();
  await expectInReach(guest, sign);
  const decline = guest.getByText("Decline to sign");
  await decline.focus(); // by keyboard: what has the focus is not covered
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
  await guest.reload(); // as a phone does that had no memory left for the page
  await expect(frame.getByText(/^\d{4}$/)).toHaveText(controlCode ?? "");
  await frame.getByRole("button", { name: "Cancel" }).click();
  await expect(guest.getByRole("alert").filter({ hasText: "You cancelled." })).toBeVisible();

  await startSigning(guest, "50001029996");
  const wake = await putToSleep(guest);
  await expect(page.getByRole("status")).toHaveText("Signed");
  await wake();
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await guest.reload();
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await guest.getByRole("link", { name: "Go to the document" }).click();
  await expect(guest.getByText("Everybody has signed", { exact: true })).toBeVisible();
  await expectInReach(guest, guest.getByRole("link", { name: "Download signed document" }));
  await guest.context().close();

  await page.setViewportSize(phone);
  await expectInReach(page, page.getByRole("link", { name: "Download signed document" }));
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expectInReach(page, page.getByRole("link", { name: "Download evidence" }));
});
