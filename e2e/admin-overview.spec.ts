import { readFile } from "node:fs/promises";
import { readCsv } from "@/lib/base/csv/read-csv";
import { expectAccessible, expectNoSidewaysScroll, phone } from "./support/accessible";
import { other, owner, signIn, uploadDocument } from "./support/journey";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

test("the overview lists what needs somebody with the way to it, and its numbers as charts and as tables", async ({
  page,
}) => {
  await signIn(page, owner);
  await uploadDocument(page, "Stopped lease");
  await sandboxGateway().orderFault({ fault: "errors_as_strings", call: "create", count: 1 });
  await page.getByRole("link", { name: "Send for signing" }).click();
  await page.getByRole("button", { name: "Add me" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Failed");

  await page.goto("/admin");
  const needs = page.getByRole("region", { name: "What needs somebody" });
  const need = needs.getByRole("listitem").filter({ hasText: "Stopped lease" });
  await expect(need).toContainText("The signing failed.");
  const documents = page.getByRole("figure", { name: /Documents by day of upload/ });
  await documents.getByText("As a table").click();
  const today = new Date().toISOString().slice(0, 10);
  await expect(documents.getByRole("row", { name: today })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(page.getByLabel("Until")).toHaveValue(today);
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);

  await need.getByRole("link", { name: "Look into it" }).click();
  await expect(page).toHaveURL(/\/admin\/signings\/sgn_/);
});

test("the audit log is searched, verified with a head that was kept, and exported with hostile names as they are", async ({
  page,
}) => {
  const name = '=KEPT("x") Žąsis, „2“';
  await signIn(page, owner);
  await uploadDocument(page, name);

  await page.goto("/admin/audit");
  await page.getByLabel("Person, document or address").fill("KEPT(");
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
  const asJson = await page.request.get("/api/admin/audit/export?format=json&q=KEPT(");
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
  await expect(page.getByText("its end was cut off or written anew")).toBeVisible();
});

test("a user finds no page of the admin's", async ({ page }) => {
  await signIn(page, other);
  for (const path of ["/admin", "/admin/audit", "/api/admin/audit/export?format=csv"])
    expect((await page.request.get(path)).status()).toBe(404);
});
