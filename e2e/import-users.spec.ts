import { readFile } from "node:fs/promises";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { chooseFiles } from "./support/choose-files";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test("an admin reviews a list of people, imports it and exports the users again", async ({
  page,
  signIn,
  addPerson,
}) => {
  const mark = crypto.randomUUID().slice(0, 8);
  const lines = [
    "Email;Name;Surname;Role",
    `first-${mark}@example.org;"=HYPERLINK(""x"")";Žąsinas;user`,
    `first-${mark}@example.org;Jonas;Žąsinas;user`,
    "not an address;Jonas;Žąsinas;king",
  ];
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/users/import");
  await expectAccessible(page);
  const buffer = Buffer.from(`\ufeff${lines.join("\r\n")}`);
  await chooseFiles(page, "Choose a file", [{ name: "people.csv", mimeType: "text/csv", buffer }]);
  await expect(page.getByText("1 person can be created; 2 rows have problems")).toBeVisible();
  await expect(page.getByText("This email stands on an earlier line.")).toBeVisible();
  await expect(page.getByText("This is no email address.")).toBeVisible();
  await expect(page.getByText("The role is neither user nor admin.")).toBeVisible();
  await page.setViewportSize(phone);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Create 1 user" }).click();
  await expect(page.getByText("Done: 1 of 1 were created")).toBeVisible();

  await page.goto(`/admin/users?search=${mark}`);
  await expect(page.getByRole("link", { name: "=HYPERLINK" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await (await download).path();
  expect(await readFile(file, "utf8")).toContain(
    `"first-${mark}@example.org","'=HYPERLINK(""x"")","Žąsinas"`,
  );
});
