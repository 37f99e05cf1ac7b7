import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test("an owner cancels a signing with a reason, and the signers' open pages show it without a reload", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const name = "Taken back";
  const ona = guestSigner("Ona");
  await signIn(page);
  const jonas = await openBrowser();
  const jonasAccount = await signIn(jonas);
  await jonas.goto("/to-sign");
  await sendNewDocument(page, { name, withMe: true, signers: [jonasAccount, ona] });
  await expect(jonas.getByRole("link", { name, exact: true }), "invited on an open page").toBeVisible();
  const [invitation] = await gateway.mailsTo(ona.email);
  const guest = await openBrowser({ viewport: phone });
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(guest.getByRole("region", { name: "Page 1 of" })).toBeVisible();

  await page.setViewportSize(phone);
  const open = page.getByRole("button", { name: "Cancel signing" });
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Cancel this signing?" });
  await expect(dialog.getByLabel("Why do you cancel?")).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await open.press("Enter");
  await dialog.getByRole("button", { name: "Cancel signing" }).click();
  await expect(dialog.getByText("Say why: everybody who was invited reads it.")).toBeVisible();
  await dialog.getByLabel("Why do you cancel?").fill("The rent has changed.");
  await dialog.getByRole("button", { name: "Cancel signing" }).click();

  await expect(page.getByRole("status")).toHaveText("Cancelled");
  await expect(page.getByText("The rent has changed.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Send again" })).toBeVisible();
  await expect(guest.getByRole("heading", { name: "The signing was cancelled" })).toBeVisible();
  await expectAccessible(guest);
  await expect(jonas.getByRole("link", { name, exact: true })).toHaveCount(0);
  const [cancelled] = await gateway.mailsTo(ona.email, 2);
  expect(cancelled?.subject).toBe(`Cancelled: ${name}`);
});
