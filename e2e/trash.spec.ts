import { openNewDraft, sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

// A page may be fetching its preview when its document is deleted.
test.use({ expectedErrors: [/404 .*\/files\/source/] });

test("an owner restores a deleted document by Undo, Ctrl+Z, its page and the trash, and then purges it", async ({
  page,
  signIn,
}) => {
  const name = "Deleted draft";
  await signIn(page);
  const address = await openNewDraft(page, name);
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

test("an owner deletes a document out for signature only by cancelling it, and the signer gets a mail", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const name = "Out and away";
  const ona = guestSigner("Ona");
  await signIn(page);
  const address = await sendNewDocument(page, { name, withMe: true, signers: [ona] });
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel and delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this signing and delete the document?" });
  await dialog.getByLabel("Why do you cancel?").fill("It was the wrong file.");
  await dialog.getByRole("button", { name: "Cancel and delete" }).click();
  await expect(page.getByRole("heading", { name: "This document is in the trash" })).toBeVisible();
  const [cancelled, invitation] = await gateway.mailsTo(ona.email, 2);
  expect(cancelled?.subject).toBe(`Cancelled: ${name}`);
  const guest = await openBrowser();
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("heading", { name: "The signing was cancelled" })).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status")).toHaveText("Cancelled");
  expect(page.url()).toBe(address);
});

test("an owner confirms twice before a signed document is deleted, and another user does not find it", async ({
  page,
  signIn,
  openBrowser,
}) => {
  const name = "Signed and deleted";
  await signIn(page);
  const address = await sendNewDocument(page, { name, withMe: true });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(address);
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

  const stranger = await openBrowser();
  await signIn(stranger);
  expect((await stranger.context().request.get(address)).status()).toBe(404);
});
