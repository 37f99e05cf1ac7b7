import { readFile } from "node:fs/promises";
import { readCsv } from "@/lib/base/csv/read-csv";
import { uploadDraft } from "@/testing/journey";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test("the overview lists what needs attention with links to it, and shows its numbers as charts and as tables", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const owner = await openBrowser();
  await signIn(owner);
  const name = `Stopped lease ${crypto.randomUUID().slice(0, 8)}`;
  const document = await uploadDraft(owner, name);
  await gateway.injectFault({ fault: "errors_as_strings", call: "create", count: 1 });
  await owner.goto(`${document}/send`);
  await owner.getByRole("button", { name: "Add me" }).click();
  await owner.getByRole("button", { name: "Send", exact: true }).click();
  await expect(owner.getByRole("status")).toHaveText("Failed");

  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin");
  const attention = page.getByRole("region", { name: "What needs somebody" });
  const item = attention.getByRole("listitem").filter({ hasText: name });
  await expect(item).toContainText("The signing failed.");
  const documents = page.getByRole("figure", { name: /Documents by day of upload/ });
  await documents.getByText("As a table").click();
  const lastDay = documents.getByRole("row").last().getByRole("rowheader");
  await expect(lastDay).toBeVisible();
  const today = await lastDay.innerText();
  expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(page.getByLabel("Until")).toHaveValue(today);
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);

  await item.getByRole("link", { name: "Look into it" }).click();
  await expect(page).toHaveURL(/\/admin\/signings\/sgn_/);
});

test("an admin searches the audit log, verifies it against a head kept earlier, and exports hostile names unchanged", async ({
  page,
  signIn,
  addPerson,
}) => {
  const mark = crypto.randomUUID().slice(0, 8);
  const name = `=${mark}("x") Žąsis, „2“`;
  await signIn(page, await addPerson({ role: "admin" }));
  await uploadDraft(page, name);

  await page.goto("/admin/audit");
  await page.getByLabel("Person, document or address").fill(`${mark}(`);
  await page.getByLabel("About").selectOption("Documents");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: "Signed in" })).toHaveCount(0);
  const rows = page.getByRole("row").filter({ hasText: name });
  await expect(rows.filter({ hasText: "Document uploaded" })).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const bytes = await readFile(await (await download).path());
  const [headings, entry] = readCsv(bytes).map(({ cells }) => cells);
  expect(entry?.[headings?.indexOf("documentName") ?? -1]).toBe(name);
  const asJson = await page.request.get(`/api/admin/audit/export?format=json&q=${mark}(`);
  expect(((await asJson.json()) as { documentName: string }[])[0]?.documentName).toBe(name);

  await page.goto("/admin/audit");
  await page.getByText("Verify the log").click();
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText("as they were written").first()).toBeVisible();
  const head = (await page.getByRole("status").getByRole("code").textContent()) ?? "";
  await page.getByLabel("A head that you kept").fill(head);
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText("The head that you kept is that of entry")).toBeVisible();
  await page.getByLabel("A head that you kept").fill("0".repeat(64));
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText("its end was cut off or rewritten")).toBeVisible();
});
