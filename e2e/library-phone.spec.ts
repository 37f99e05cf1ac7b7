import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test.use({ viewport: phone, hasTouch: true });

test("on a phone a button counts and shows the filters, and the list begins near the top", async ({
  page,
  signIn,
  addDocuments,
}) => {
  await addDocuments(await signIn(page), [{ name: "Lease" }, { name: "Offer", status: "signed" }]);
  await page.goto("/documents");
  const status = page.getByRole("combobox", { name: "Status" });
  const filter = page.getByRole("button", { name: /^Filter/ });
  await expect(status).toBeHidden();
  const list = await page.getByRole("table").boundingBox();
  expect(list?.y, "within the upper quarter of the screen").toBeLessThan(phone.height / 4);

  await filter.focus();
  await page.keyboard.press("Enter");
  await expect(filter).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab"); // the filters come next
  await expect(page.getByRole("combobox", { name: "Part" })).toBeFocused();
  await status.selectOption("Signed");
  await expect(page.getByRole("table").getByRole("link", { name: "Offer" })).toBeVisible();
  await expect(filter).toHaveAccessibleName("Filter 1 in use");
  await expect(status, "the filters stay open while the list is narrowed").toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await filter.tap();
  await expect(status).toBeHidden();
});

test("on a phone the palette opens from the bottom bar, and closes without a keyboard", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/documents");
  const open = page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Go to" });
  const palette = page.getByRole("dialog", { name: "Go to a document or do something" });
  await open.tap();
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await expectNoSidewaysScroll(page);
  await palette.getByRole("button", { name: "Close" }).tap();
  await expect(palette).toHaveCount(0);
  await open.tap();
  await palette.getByRole("menuitem", { name: "Verify a document" }).tap();
  await expect(page).toHaveURL(/\/verify$/);
});
