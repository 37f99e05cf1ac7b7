import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { sendNewDocument, uploadDraft } from "@/testing/journey";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 .*\/files\/source/] });

const boxOf = (page: Page, name: string) =>
  page.getByRole("checkbox", { name: `Select ${name}`, exact: true });

test("an owner selects a range with Shift, by pointer and by keyboard, downloads it as an archive, deletes it and restores it", async ({
  page,
  signIn,
  addDocuments,
}, testInfo) => {
  const drafts = ["Range A", "Range B", "Range C", "Range D"].map((name) => ({ name }));
  await addDocuments(await signIn(page), drafts);
  await page.goto("/documents");
  const bar = page.getByRole("toolbar", { name: "Selected documents" });
  await boxOf(page, "Range A").click();
  await boxOf(page, "Range C").click({ modifiers: ["Shift"] });
  await expect(bar.getByText("3 selected")).toBeVisible();
  await expect(boxOf(page, "Range B")).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);

  await page.getByRole("link", { name: "Range B", exact: true }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("link", { name: "Range D", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(bar.getByText("2 selected")).toBeVisible();
  await expect(boxOf(page, "Range C")).not.toBeChecked();

  const saving = page.waitForEvent("download");
  await page.keyboard.press("d");
  const archive = await saving;
  expect(archive.suggestedFilename()).toBe("Documents.zip");
  const path = testInfo.outputPath("documents.zip");
  await archive.saveAs(path);
  expect(execFileSync("unzip", ["-Z1", path], { encoding: "utf8" }).trim().split("\n")).toEqual([
    "Range B.pdf",
    "Range D.pdf",
  ]);
  expect(execFileSync("unzip", ["-tqq", path], { encoding: "utf8" })).toBe("");
  await expect(page.getByText("Downloading 2 documents.")).toBeVisible();

  await page.getByRole("link", { name: "Range B", exact: true }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Delete");
  await expect(page.getByText("2 documents are in the trash.")).toBeVisible();
  await expect(boxOf(page, "Range B")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 documents are back.")).toBeVisible();
  await expect(boxOf(page, "Range B")).toBeVisible();

  await page.setViewportSize(phone);
  await boxOf(page, "Range A").click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("a bulk action reports how many documents it applied to, and why it skipped the others", async ({
  page,
  signIn,
  addPerson,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Bulk out", withMe: true, signers: [await addPerson()] });
  await uploadDraft(page, "Bulk draft");
  await page.goto("/documents");
  const selectBoth = async () => {
    await boxOf(page, "Bulk draft").click();
    await boxOf(page, "Bulk out").click({ modifiers: ["Shift"] });
    await expect(page.getByRole("toolbar").getByText("2 selected")).toBeVisible();
  };
  const toolbar = page.getByRole("toolbar", { name: "Selected documents" });
  await selectBoth();
  await toolbar.getByRole("button", { name: "Remind" }).click();
  await expect(
    page.getByText(
      "Nobody was reminded; 1 has nobody to remind; for 1 everybody was written to within the last hour.",
    ),
  ).toBeVisible();

  await boxOf(page, "Bulk out").click();
  await page.keyboard.press("t");
  const tagging = page.getByRole("dialog", { name: "Tag 1 document" });
  await tagging.getByLabel("New tag").fill("Board");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 document is tagged.")).toBeVisible();
  await expect(page.getByRole("row", { name: "Bulk out" }).getByText("Board")).toBeVisible();

  await selectBoth();
  await toolbar.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(
    page.getByText("1 document is in the trash; 1 is out for signature: cancel it first."),
  ).toBeVisible();
  await expect(boxOf(page, "Bulk draft")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(boxOf(page, "Bulk draft")).toBeVisible();

  await selectBoth();
  await toolbar.getByRole("button", { name: "Cancel signing" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel 1 signing?" });
  await dialog.getByRole("button", { name: "Cancel signing" }).click();
  await expect(dialog.getByText("Say why: everybody who was invited reads it.")).toBeVisible();
  await dialog.getByLabel("Why do you cancel?").fill("The board decided otherwise.");
  await dialog.getByRole("button", { name: "Cancel signing" }).click();
  await expect(page.getByText("1 signing is being cancelled; 1 is not out for signature.")).toBeVisible();
  await expect(
    page.getByRole("row", { name: "Bulk out" }).getByText("Cancelled", { exact: true }),
  ).toBeVisible();
});
