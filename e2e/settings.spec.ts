import path from "node:path";
import { openDatabase } from "@/db/client";
import { saveSettings } from "@/db/repositories/settings";
import { e2ePortals } from "@/scripts/e2e-portals";
import { expectAccessible, expectNoSidewaysScroll, phone } from "./support/accessible";
import { owner, signIn, uploadDocument } from "./support/journey";
import { addPerson } from "./support/people";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

/** A dot. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Other tests know the portal as it is without settings. */
test.afterAll(async () => {
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  const none = { organization: null, accent: null, language: null, maxUploadMb: null };
  const terms = { deadlineDays: null, remindEveryDays: null, adminsMayRead: false };
  await db.write(async (tx) => {
    await saveSettings(tx, { ...none, ...terms, now: new Date() });
    await saveSettings(tx, { logo: null, logoType: null, logoHash: null, now: new Date() });
  });
  db.close();
});

test("an admin names the organization, chooses its color and logo, and what is filled in when sending", async ({
  browser,
  page,
}) => {
  await signIn(page, owner);
  await page.goto("/admin/settings");
  await expect(page.getByLabel("Largest file, in MB")).toHaveValue("5"); // the environment says so
  await page.getByLabel("Color").fill("#ffd400");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Text of this color cannot be read")).toBeVisible();
  await page.getByLabel("Color").fill("#7a1f5c");
  await page.getByLabel("Name of the organization").fill("Notarų biuras");
  await page.getByLabel("Days to sign").fill("14");
  await page.getByLabel("Days between reminders").fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a logo" }).click();
    await (await chooser).setFiles({ name, mimeType: "image/png", buffer });
  };
  await choose("logo.png", Buffer.from("<svg onload='alert(1)'/>"));
  await expect(page.getByText("This is no PNG, JPEG or WebP image.")).toBeVisible();
  await choose("logo.png", png);
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

  await page.goto("/documents");
  await uploadDocument(page, "With terms");
  await page.getByRole("link", { name: "Send for signing" }).click();
  await expect(page.getByRole("textbox", { name: "Last day to sign" })).toHaveValue(/./);

  const person = await addPerson("Branded");
  await page.goto(`/admin/users/${person.id}`);
  await page.getByRole("button", { name: "Send a new password link" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  const [mail] = await sandboxGateway().mailsTo(person.email);
  expect(mail?.subject).toBe("A new password for Notarų biuras");
  expect(mail?.html).toContain("#7a1f5c");

  await page.goto("/admin/settings");
  // A context of another browser than the admin's, which has chosen no language.
  const signInIn = async (locale: string) => {
    const context = await browser.newContext({ locale });
    const stranger = await context.newPage();
    await stranger.goto("/sign-in");
    const lang = await stranger.locator("html").getAttribute("lang");
    await context.close();
    return lang;
  };
  const ofNobodysChoice = page.getByLabel("Language where nobody chose one");
  await expect(ofNobodysChoice.locator("option:checked")).toHaveText("The reader’s browser decides");
  expect(await signInIn("et-EE")).toBe("et");
  await ofNobodysChoice.selectOption("Latviešu");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => signInIn("et-EE")).toBe("lv");
});
