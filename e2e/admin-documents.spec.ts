import type { Db } from "@/db/client";
import { listFilesOfDocument } from "@/db/repositories/admin-documents";
import { saveSettings } from "@/db/repositories/settings";
import { readCsv } from "@/lib/base/csv/read-csv";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { listPages, listRoutes, withDocument } from "./support/app-routes";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

async function letAdminsRead(db: Db, adminsMayRead: boolean): Promise<void> {
  await db.write((tx) => saveSettings(tx, { adminsMayRead, now: new Date() }));
}

/** Resets the setting, as other tests expect the default. */
test.afterEach(({ db }) => letAdminsRead(db, false));

test("an admin finds a user's document, transfers it to another owner and back, deletes it and restores it", async ({
  page,
  signIn,
  addPerson,
  addDocuments,
}) => {
  const sender = await addPerson({ name: "Ona", surname: "Onaitė" });
  const { email } = sender;
  await addDocuments(sender, [{ name: "Found lease" }, { name: "Another", status: "signed" }]);
  const newOwner = await addPerson({ name: "Eglė", surname: "Žąsinas" });
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/documents?status=draft&person=${email}`);
  await page.getByRole("searchbox", { name: "Name or person" }).fill("found le");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/q=found\+le/);
  await expect(page).toHaveURL(/status=draft/);
  const row = page.getByRole("row", {
    name: new RegExp(`^Found lease Ona Onaitė · ${email} Draft \\d+ kB`),
  });
  await expect(row).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("link", { name: "Found lease" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Found lease" })).toBeVisible();
  await page.getByRole("button", { name: "Transfer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name or email of the new owner").fill(email);
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect(dialog.getByText("Nobody else who can sign in is found")).toBeVisible();
  await dialog.getByLabel("Name or email of the new owner").fill(newOwner.email);
  await dialog.getByRole("button", { name: "Search" }).click();
  await dialog.getByRole("radio", { name: newOwner.email }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Transfer document" }).click();
  await expect(page.getByText("“Found lease” belongs to Eglė Žąsinas now.")).toBeVisible();
  await expect(page.getByRole("main").getByText(newOwner.email)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("main").getByText(email)).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move to the trash" }).click();
  await expect(page.getByText("It is in its owner’s trash")).toBeVisible();
  await page.goto("/admin/documents");
  await page.getByRole("link", { name: "In the trash" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "In everybody’s trash" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Name or person" }).fill("FOUND ŁEASE");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  const trashed = page.getByRole("listitem").filter({ hasText: email });
  await expect(trashed).toContainText("Found lease");
  await expectAccessible(page);
  await trashed.getByRole("button", { name: "Restore Found lease" }).click();
  await expect(trashed).toHaveCount(0);

  await page.goto("/admin/audit?q=Found+lease");
  const log = page.getByRole("table");
  await expect(log.getByText("Document transferred to another owner")).toHaveCount(2);
  await expect(log.getByText("Document restored from the trash")).toBeVisible();
});

test("an admin cancels a signing for its owner, with a reason", async ({
  page,
  signIn,
  addPerson,
  addDocuments,
}) => {
  const sender = await addPerson();
  await addDocuments(sender, [{ name: "Out lease", status: "out_for_signature" }]);
  const admin = await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/documents?person=${sender.email}`);
  await page.getByRole("link", { name: "Out lease" }).click();
  await expect(page.getByText("Jonas Jonaitis").last()).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toBeHidden();
  await page.getByRole("button", { name: "Cancel signing" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel signing" }).click();
  await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Why do you cancel?").fill("Its sender has left.");
  await dialog.getByRole("button", { name: "Cancel signing" }).click();
  await expect(page.getByRole("button", { name: "Cancel signing" })).toHaveCount(0);
  await page.goto("/admin/audit?q=Out+lease");
  await expect(
    page.getByRole("row", { name: admin.email }).filter({ hasText: "wants to cancel" }),
  ).toBeVisible();
});

test("an admin reads a user's file only while the settings allow it, and each access is in the audit log", async ({
  page,
  db,
  signIn,
  addPerson,
  addDocuments,
}) => {
  const sender = await addPerson();
  await addDocuments(sender, [{ name: "Private lease" }]);
  const admin = await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/documents?person=${sender.email}`);
  await expect(page.getByText("You see whose documents there are, not what is in them")).toBeVisible();
  await page.getByRole("link", { name: "Private lease" }).click();
  await expect(page.getByText("What they are called and what is in them is not shown")).toBeVisible();
  expect(await page.content()).not.toContain("Private lease.pdf");

  await letAdminsRead(db, true);
  await page.reload();
  await expect(page.getByText("You look at this as an administrator.")).toBeVisible();
  await expectAccessible(page);
  const download = page.getByRole("link", { name: "Download Private lease.pdf" });
  const file = (await download.getAttribute("href")) ?? "";
  const { request } = page.context();
  const response = await request.get(file);
  expect([response.status(), (await response.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  await page.getByRole("link", { name: "Show Private lease.pdf" }).click();
  await expect(page.locator("canvas").first()).toBeVisible();
  const ownersPage = page
    .url()
    .replace(/.*\/admin/, "")
    .replace(/\?.*/, "");
  expect((await request.get(ownersPage)).status(), "the owner's own page").toBe(404);

  await page.goto("/admin/audit?q=Private+lease");
  const accesses = page.getByRole("row", { name: admin.email });
  await expect(accesses.filter({ hasText: "An administrator looked into the document" })).toHaveCount(1);
  await expect(accesses.filter({ hasText: "An administrator opened a file" })).not.toHaveCount(0);

  await letAdminsRead(db, false);
  expect((await request.get(file)).status()).toBe(404);
});

test("an admin reads a user's document by no page and by no route unless the settings allow it", async ({
  page,
  db,
  signIn,
  addPerson,
  addDocuments,
}) => {
  const name = `Private ${crypto.randomUUID()}`;
  await addDocuments(await addPerson(), [{ name }]);
  await signIn(page, await addPerson({ role: "admin" }));
  const { request } = page.context();
  await page.goto(`/admin/documents?q=${name}`);
  const address = await page.getByRole("link", { name }).getAttribute("href");
  const documentId = address?.split("/").at(-1) ?? "";
  for (const each of listPages().filter((listed) => /^\/documents\/\[documentId\]/.test(listed)))
    expect.soft((await request.get(withDocument(each, documentId))).status(), each).toBe(404);
  const [file] = await listFilesOfDocument(db.read, documentId);
  expect(file?.name).toBe(`${name}.pdf`);
  for (const { path: route, method } of listRoutes().filter((each) => each.path.includes("[documentId]"))) {
    const address = withDocument(route.replace("[fileId]", file?.id ?? ""), documentId);
    expect.soft((await request.fetch(address, { method })).status(), `${method} ${route}`).toBe(404);
  }
  expect(await (await request.get(address ?? "")).text()).not.toContain(`${name}.pdf`);
});

test("an admin exports the filtered list of documents as CSV, which preserves a hostile name", async ({
  page,
  signIn,
  addPerson,
  addDocuments,
}) => {
  const sender = await addPerson();
  await addDocuments(sender, [{ name: "=1+1" }, { name: "Plain" }]);
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/documents?person=${sender.email}&sort=name`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("documents.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  expect(bytes.toString()).not.toContain('"=1+1"');
  const names = readCsv(bytes).map(({ cells: [name] }) => name);
  expect(names.toSorted()).toEqual(["=1+1", "Plain", "name"]);
});
