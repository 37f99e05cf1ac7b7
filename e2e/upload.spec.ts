import { readdirSync } from "node:fs";
import path from "node:path";
import { e2ePortals } from "@/scripts/e2e-portals";
import { owner, signIn } from "./support/journey";
import { encryptedPdf, samplePdf } from "./support/sample-pdf";
import { expect, test } from "./support/test";

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });
const stored = () =>
  readdirSync(path.join(e2ePortals.url.dataDir, "files"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;

test.describe("uploading", () => {
  test.use({ expectedErrors: [/status of 4\d\d/] });

  test.beforeEach(async ({ page }) => signIn(page, owner));

  test("takes several files at once and keeps the letters of their names", async ({ page }) => {
    const files = ["Sutartis – Žalgirio g. 5.pdf", "O’Connež-Šuslik ąčęėįšųūž.pdf"];
    await page
      .locator("input[type=file]")
      .setInputFiles(await Promise.all(files.map(async (name) => pdf(name, await samplePdf({ pages: 1 })))));
    await expect(page.getByText("Uploaded: open")).toHaveCount(2);
    for (const name of files)
      await expect(
        page.getByRole("link", { name: name.replace(".pdf", ""), exact: true }).first(),
      ).toBeVisible();
  });

  test("takes files that are dropped anywhere on the page", async ({ page }) => {
    const bytes = (await samplePdf({ pages: 1 })).toString("base64");
    const transfer = await page.evaluateHandle((base64) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], "Dropped.pdf", { type: "application/pdf" }));
      return transfer;
    }, bytes);
    await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
    await expect(page.getByText("Drop to upload")).toBeVisible();
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    await expect(page.getByRole("link", { name: "Dropped", exact: true })).toBeVisible();
  });

  const refused: [string, string, () => Promise<Buffer> | Buffer][] = [
    ["an empty file", "This file is empty.", () => Buffer.alloc(0)],
    [
      "a picture called .pdf",
      "This file is called a PDF, but it is none.",
      () => Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"),
    ],
    ["a PDF that was cut off", "damaged or incomplete", async () => (await samplePdf()).subarray(0, 2000)],
    ["an encrypted PDF", "protected by a password", encryptedPdf],
    ["a PDF above the limit", "larger than 5 MB", () => Buffer.alloc(5_000_001, "%PDF-1.7\n")],
  ];
  for (const [what, sentence, make] of refused) {
    test(`refuses ${what} with a sentence, and leaves nothing behind`, async ({ page }) => {
      const before = stored();
      const rows = await page.getByRole("row").count();
      await page.locator("input[type=file]").setInputFiles(pdf("Refused.pdf", await make()));
      await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
      expect(stored()).toBe(before);
      await page.reload();
      await expect(page.getByRole("row")).toHaveCount(rows);
    });
  }

  test("can be cancelled in the middle and tried again", async ({ page }) => {
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route("**/api/uploads", async (route) => {
      await held;
      await route.continue().catch(() => undefined); // cancelled by then
    });
    await page.locator("input[type=file]").setInputFiles(pdf("Changed my mind.pdf", await samplePdf()));
    await page.getByRole("button", { name: "Cancel Changed my mind.pdf" }).click();
    await expect(page.getByText("Cancelled. Nothing was stored.")).toBeVisible();
    letThrough();
    await page.unroute("**/api/uploads");
    await page.getByRole("button", { name: "Try Changed my mind.pdf again" }).click();
    await expect(page.getByRole("link", { name: "Changed my mind", exact: true })).toBeVisible();
  });
});
