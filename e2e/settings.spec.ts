import { saveSettings } from "@/db/repositories/settings";
import { uploadDraft } from "@/testing/journey";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { chooseFiles } from "./support/choose-files";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

/** An image of one pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Resets the settings, as other tests expect the defaults. */
test.afterEach(async ({ db }) => {
  const none = { organization: null, accent: null, language: null, timeZone: null, maxUploadMb: null };
  const terms = { deadlineDays: null, remindEveryDays: null, adminsMayRead: false };
  await db.write(async (tx) => {
    await saveSettings(tx, { ...none, ...terms, now: new Date() });
    await saveSettings(tx, { logo: null, logoType: null, logoHash: null, now: new Date() });
  });
});

test("an admin sets the organization's name, color and logo, the terms of new signings, and the language of visitors", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/settings");
  await expect(page.getByLabel("Largest file, in MB")).toHaveValue("5"); // set by the environment
  await page.getByLabel("Color").fill("#ffd400");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Text of this color cannot be read")).toBeVisible();
  await page.getByLabel("Color").fill("#7a1f5c");
  await page.getByLabel("Name of the organization").fill("Notarų biuras");
  await page.getByLabel("Days to sign").fill("14");
  await page.getByLabel("Days between reminders").fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const choose = (buffer: Buffer) =>
    chooseFiles(page, "Choose a logo", [{ name: "logo.png", mimeType: "image/png", buffer }]);
  await choose(Buffer.from("<svg onload='alert(1)'/>"));
  await expect(page.getByText("This is no PNG, JPEG or WebP image.")).toBeVisible();
  await choose(png);
  await expect(page.getByRole("img", { name: "The logo as it is" })).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("img", { name: "Notarų biuras" }),
  ).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);
  await expect(page).toHaveTitle("Settings · Notarų biuras");

  await page.goto(`${await uploadDraft(page, "With terms")}/send`);
  await expect(page.getByRole("textbox", { name: "Last day to sign" })).toHaveValue(/./);

  const person = await addPerson();
  await page.goto(`/admin/users/${person.id}`);
  await page.getByRole("button", { name: "Send a new password link" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  const [mail] = await gateway.mailsTo(person.email);
  expect(mail?.subject).toBe("A new password for Notarų biuras");
  expect(mail?.html).toContain("#7a1f5c");

  await page.goto("/admin/settings");
  const visitor = await openBrowser({ locale: "et-EE" });
  const languageOfSignIn = async () => {
    await visitor.goto("/sign-in");
    return visitor.locator("html").getAttribute("lang");
  };
  const visitorLanguage = page.getByLabel("Language where nobody chose one");
  await expect(visitorLanguage.locator("option:checked")).toHaveText("The reader’s browser decides");
  expect(await languageOfSignIn()).toBe("et");
  await visitorLanguage.selectOption("Latviešu");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(languageOfSignIn).toBe("lv");
});
