import path from "node:path";
import { openDatabase } from "@/db/client";
import { listFilesOfDocument } from "@/db/repositories/admin-documents";
import { saveSettings } from "@/db/repositories/settings";
import { readCsv } from "@/lib/base/csv/read-csv";
import { e2ePortals } from "@/scripts/e2e-portals";
import { expectAccessible, expectNoSidewaysScroll, phone } from "./support/accessible";
import { listPages, listRoutes, withDocument } from "./support/endpoints";
import { owner, signIn } from "./support/journey";
import { personWithLibrary } from "./support/library-of";
import { addPerson } from "./support/people";
import { expect, test } from "./support/test";

async function letAdminsRead(adminsMayRead: boolean): Promise<void> {
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  await db.write((tx) => saveSettings(tx, { adminsMayRead, now: new Date() }));
  db.close();
}

/** Other tests know the portal as it is without settings. */
test.afterEach(() => letAdminsRead(false));

test("an admin finds somebody's document, gives it to another owner and back, and deletes and restores it", async ({
  page,
}) => {
  const email = await personWithLibrary([{ name: "Found lease" }, { name: "Other", status: "signed" }]);
  const heir = await addPerson("Heir");
  await signIn(page, owner);
  await page.goto(`/admin/documents?status=draft&person=${email}`);
  await page.getByRole("searchbox", { name: "Name or person" }).fill("found le");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/q=found\+le/);
  await expect(page).toHaveURL(/status=draft/);
  const row = page.getByRole("row", { name: `Found lease Ona Onaitė · ${email} Draft 0.1 MB` });
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
  await dialog.getByLabel("Name or email of the new owner").fill(heir.email);
  await dialog.getByRole("button", { name: "Search" }).click();
  await dialog.getByRole("radio", { name: heir.email }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Transfer document" }).click();
  await expect(page.getByText("“Found lease” belongs to Heir Žąsinas now.")).toBeVisible();
  await expect(page.getByRole("main").getByText(heir.email)).toBeVisible();
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

test("an admin cancels a signing in its owner's place, with a reason", async ({ page }) => {
  const email = await personWithLibrary([{ name: "Out lease", status: "out_for_signature" }]);
  await signIn(page, owner);
  await page.goto(`/admin/documents?person=${email}`);
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
  await expect(page.getByRole("row", { name: owner }).filter({ hasText: "wants to cancel" })).toBeVisible();
});

test("an admin reads somebody's file only while the settings let admins, and each look is in the log", async ({
  page,
}) => {
  const email = await personWithLibrary([{ name: "Private lease" }]);
  await signIn(page, owner);
  await page.goto(`/admin/documents?person=${email}`);
  await expect(page.getByText("You see whose documents there are, not what is in them")).toBeVisible();
  await page.getByRole("link", { name: "Private lease" }).click();
  await expect(page.getByText("What they are called and what is in them is not shown")).toBeVisible();
  expect(await page.content()).not.toContain("Private lease.pdf");

  await letAdminsRead(true);
  await page.reload();
  await expect(page.getByText("You look at this as an administrator.")).toBeVisible();
  await expectAccessible(page);
  const download = page.getByRole("link", { name: "Download Private lease.pdf" });
  const file = (await download.getAttribute("href")) ?? "";
  const { request } = page.context();
  const answer = await request.get(file);
  expect([answer.status(), (await answer.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  await page.getByRole("link", { name: "Show Private lease.pdf" }).click();
  await expect(page.locator("canvas").first()).toBeVisible();
  const own = page
    .url()
    .replace(/.*\/admin/, "")
    .replace(/\?.*/, "");
  expect((await request.get(own)).status(), "the owner's own page").toBe(404);

  await page.goto("/admin/audit?q=Private+lease");
  const looks = page.getByRole("row", { name: owner });
  await expect(looks.filter({ hasText: "An administrator looked into the document" })).toHaveCount(1);
  await expect(looks.filter({ hasText: "An administrator opened a file" })).not.toHaveCount(0);

  await letAdminsRead(false);
  expect((await request.get(file)).status()).toBe(404);
});

test("what is in somebody else's document is not there for an admin, unless the settings say so", async ({
  page,
}) => {
  const name = `Private ${crypto.randomUUID()}`;
  await personWithLibrary([{ name }]);
  await signIn(page, owner);
  const { request } = page.context();
  await page.goto(`/admin/documents?q=${name}`);
  const address = await page.getByRole("link", { name }).getAttribute("href");
  const documentId = address?.split("/").at(-1) ?? "";
  for (const each of listPages().filter((listed) => /^\/documents\/\[documentId\]/.test(listed)))
    expect.soft((await request.get(withDocument(each, documentId))).status(), each).toBe(404);
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  const [file] = await listFilesOfDocument(db.read, documentId);
  db.close();
  expect(file?.name).toBe(`${name}.pdf`);
  for (const { path: route, method } of listRoutes().filter((each) => each.path.includes("[documentId]"))) {
    const address = withDocument(route.replace("[fileId]", file?.id ?? ""), documentId);
    expect.soft((await request.fetch(address, { method })).status(), `${method} ${route}`).toBe(404);
  }
  expect(await (await request.get(address ?? "")).text()).not.toContain(`${name}.pdf`);
});

test("the list is saved as CSV as it is filtered, and a hostile name comes back as it was", async ({
  page,
}) => {
  const email = await personWithLibrary([{ name: "=1+1" }, { name: "Plain" }]);
  await signIn(page, owner);
  await page.goto(`/admin/documents?person=${email}&sort=name`);
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
