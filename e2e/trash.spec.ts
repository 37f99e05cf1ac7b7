import { expectAccessible } from "./support/accessible";
import { other, owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();

// A page may be fetching its preview when its document goes.
test.use({ expectedErrors: [/404 .*\/files\/source/, /Worker was terminated/] });

test("a deleted document comes back by Undo, by Ctrl Z, from its own page and from the trash, and is gone for good when asked", async ({
  page,
}) => {
  const name = `Draft ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page, owner);
  const address = await uploadDocument(page, name);
  const inLibrary = page.getByRole("row", { name });
  const remove = () => page.getByRole("button", { name: "Delete", exact: true }).click();
  await remove();
  await expect(page.getByText(`“${name}” is in the trash.`)).toBeVisible();
  await expect(inLibrary).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(inLibrary).toBeVisible();
  await expect(page.getByText(`“${name}” is back in the library.`)).toBeVisible();

  await page.goto(address);
  await remove();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(inLibrary).toBeVisible();

  await page.goto(address);
  await remove();
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "This document is in the trash" })).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await remove();

  await page.getByRole("link", { name: "Trash" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Trash" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
  await page.goto(address);
  await remove();
  await page.getByRole("link", { name: "Trash" }).click();
  await page.getByRole("button", { name: `Delete ${name} now` }).click();
  const dialog = page.getByRole("dialog", { name: "Delete it for good?" });
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Delete now" }).click();
  await expect(page.getByText(`“${name}” is deleted for good.`)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("Its files are deleted for good.")).toBeVisible();
});

test("a document that is out is deleted only by cancelling it, and whoever was asked is told", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Out and away";
  const guestEmail = `guest-${crypto.randomUUID().slice(0, 8)}@example.org`;
  await signIn(page, owner);
  const address = await uploadDocument(page, name);
  await sendToMe(page, { name: "Ona", surname: "Onaitė", email: guestEmail });
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel and delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this signing and delete the document?" });
  await dialog.getByLabel("Why do you cancel?").fill("It was the wrong file.");
  await dialog.getByRole("button", { name: "Cancel and delete" }).click();
  await expect(page.getByRole("heading", { name: "This document is in the trash" })).toBeVisible();
  const [cancelled, invitation] = await gateway.mailsTo(guestEmail, 2);
  expect(cancelled?.subject).toBe(`Cancelled: ${name}`);
  const guestContext = await browser.newContext();
  const guest = await guestContext.newPage();
  watch(guest);
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("heading", { name: "The signing was cancelled" })).toBeVisible();
  await guestContext.close();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status")).toHaveText("Cancelled");
  expect(page.url()).toBe(address);
});

test("a signed document is asked for twice, and then is nowhere for whoever signed it", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Signed and deleted";
  await signIn(page, owner);
  const address = await uploadDocument(page, name);
  await sendToMe(page);
  await signWithSmartId(page, "50001029996");
  await page.goto(address);
  await expect(page.getByRole("status")).toHaveText("Signed");
  const remove = page.getByRole("button", { name: "Delete", exact: true });
  await remove.click();
  const first = page.getByRole("dialog", { name: "Delete the signed document?" });
  await expect(first.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toHaveCount(0);
  await remove.click();
  await first.getByRole("button", { name: "Delete", exact: true }).click();
  const second = page.getByRole("dialog", { name: "Delete it all the same?" });
  await expect(second.getByRole("button", { name: "Keep it" })).toBeFocused();
  await expectAccessible(page);
  await second.getByRole("button", { name: "Yes, delete" }).click();
  await expect(page.getByText(`“${name}” is in the trash.`)).toBeVisible();
  await expect(page.getByRole("row", { name })).toHaveCount(0);

  const strangerContext = await browser.newContext();
  const stranger = await strangerContext.newPage();
  watch(stranger);
  await signIn(stranger, other);
  expect((await stranger.context().request.get(address)).status()).toBe(404);
  await strangerContext.close();
});
