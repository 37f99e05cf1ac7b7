import { expectAccessible, expectNoSidewaysScroll, phone } from "./support/accessible";
import { other, owner, sendToMe, signIn, uploadDocument } from "./support/journey";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();

test("a signing is cancelled with a reason, and the open pages of everybody else show it by themselves", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Taken back";
  const guestEmail = `guest-${crypto.randomUUID().slice(0, 8)}@example.org`;
  await signIn(page, owner);
  await uploadDocument(page, name);
  const jonasContext = await browser.newContext();
  const jonas = await jonasContext.newPage();
  watch(jonas);
  await signIn(jonas, other);
  await jonas.goto("/to-sign");
  await sendToMe(
    page,
    { name: "Jonas", surname: "Petraitis", email: other },
    { name: "Ona", surname: "Onaitė", email: guestEmail },
  );
  await expect(jonas.getByRole("link", { name, exact: true }), "invited on an open page").toBeVisible();
  const [invitation] = await gateway.mailsTo(guestEmail);
  const guestContext = await browser.newContext({ viewport: phone });
  const guest = await guestContext.newPage();
  watch(guest);
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("heading", { level: 1, name })).toBeVisible();

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
  const [cancelled] = await gateway.mailsTo(guestEmail, 2);
  expect(cancelled?.subject).toBe(`Cancelled: ${name}`);
  await guestContext.close();
  await jonasContext.close();
});
