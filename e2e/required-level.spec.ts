import { saveSettings } from "@/db/repositories/settings";
import { uploadDraft } from "@/testing/journey";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { signInFrame } from "./support/signing";
import { expect, test } from "./support/test";

/** Resets the settings, as other tests expect the defaults. */
test.afterEach(async ({ db }) => {
  const none = { requiredLevel: null, adminsMayRead: false };
  await db.write((tx) => saveSettings(tx, { ...none, now: new Date() }));
});

test("a document below the required level waits, and an admin accepts it with a reason", async ({
  page,
  db,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const settings = { requiredLevel: "qualified" as const, adminsMayRead: true };
  await db.write((tx) => saveSettings(tx, { ...settings, now: new Date() }));
  const owner = await openBrowser();
  await signIn(owner);
  const document = await uploadDraft(owner, "Lease below the level");
  await owner.goto(`${document}/send`);
  await expect(owner.getByText("a level of signatures that test signatures do not reach")).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Add me" }).click();
  await owner.getByRole("button", { name: "Send", exact: true }).click();
  await owner.getByRole("link", { name: "Sign now" }).click();
  await signInFrame(owner, { code: "50001029996" });
  await owner.getByRole("link", { name: "Go to the document" }).click();
  await expect(owner.getByRole("status")).toHaveText("Needs attention");
  const problem = "The portal requires signatures of a higher level than these are proved to be.";
  await expect(owner.getByText(problem)).toBeVisible();
  const required = "Required at least: Qualified electronic signature";
  await expect(owner.getByText(required)).toBeVisible();
  await expect(owner.getByText("An administrator decides what happens next")).toBeVisible();

  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/signings?attention=1");
  await page.getByRole("link", { name: "Lease below the level" }).click();
  await expect(page.getByText(problem)).toHaveCount(2); // under the status and in the log
  await expect(page.getByText(required)).toBeVisible();
  const found = "Found: Advanced electronic signature (test, without legal effect)";
  await expect(page.getByText(found)).toBeVisible();
  await expect(page.getByText("level_too_low")).toBeHidden();
  await expectAccessible(page);
  const signing = page.url();
  await page.getByRole("link", { name: "The document and its files" }).click();
  const rejected = page.getByRole("row", { name: /^Did not pass its check/ });
  const saved = page.waitForEvent("download");
  await rejected.getByRole("link", { name: /^Validation report of / }).click();
  expect((await saved).suggestedFilename()).toBe("Lease below the level (signed) – validation report.pdf");
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);

  await page.goto(signing);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Accept nevertheless" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Accept nevertheless" }).click();
  await expect(dialog.getByText("Say why it is accepted.")).toBeVisible();
  await dialog.getByLabel("Why is it accepted?").fill("The partner has no qualified certificates.");
  await dialog.getByRole("button", { name: "Accept nevertheless" }).click();
  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("An administrator accepted the file below the required level")).toBeVisible();
  await expect(page.getByText("The partner has no qualified certificates.")).toBeVisible();
  await expect(owner.getByRole("status")).toHaveText("Signed");
});
