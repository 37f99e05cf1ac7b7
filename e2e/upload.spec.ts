import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { dynamicXfaPdf, pdfWithoutPages, restrictedPdf } from "@/testing/refused-pdfs";
import { encryptedPdf, samplePdf } from "@/testing/sample-pdf";
import { holdRequests } from "./support/hold-requests";
import { expect, test } from "./support/test";

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });

/** The paths of the files in a portal's store, without locks. Unfinished uploads are in the folder "incoming". */
const storedFiles = (dataDir: string) =>
  readdirSync(path.join(dataDir, "files"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".lock"))
    .map((entry) => path.join(entry.parentPath, entry.name));

test.describe("uploading", () => {
  test.use({ expectedErrors: [/status of 4\d\d/] });

  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page);
    await page.goto("/documents");
  });

  test("accepts several files at once and preserves the letters of their names", async ({ page }) => {
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

  test("accepts files that are dropped anywhere on the page", async ({ page }) => {
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

  const rejected: [string, string, () => Promise<Buffer> | Buffer][] = [
    ["an empty file", "This file is empty.", () => Buffer.alloc(0)],
    [
      "a picture called .pdf",
      "This file is called a PDF, but it is not one.",
      () => Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"),
    ],
    ["a PDF that was cut off", "damaged or incomplete", async () => (await samplePdf()).subarray(0, 2000)],
    ["an encrypted PDF", "protected by a password", encryptedPdf],
    ["a PDF that forbids changes", "it forbids changes, and a signature is a change", restrictedPdf],
    ["a PDF without pages", "This PDF has no pages", pdfWithoutPages],
    ["a form that only Acrobat shows", "Only Adobe Acrobat can show this form", dynamicXfaPdf],
    ["a PDF above the limit", "larger than 5 MB", () => Buffer.alloc(5_000_001, "%PDF-1.7\n")],
  ];
  for (const [file, sentence, make] of rejected) {
    test(`rejects ${file} with an explanation, and stores nothing`, async ({ page, portal }) => {
      const bytes = await make();
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await page.locator("input[type=file]").setInputFiles(pdf("Refused.pdf", bytes));
      await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
      const isLeftOver = (stored: string) => stored.includes(sha256) || /[/\\]incoming[/\\]/.test(stored);
      await expect.poll(() => storedFiles(portal.dataDir).filter(isLeftOver)).toEqual([]);
      await page.reload();
      await expect(page.getByRole("searchbox", { name: "Search documents" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Refused" })).toHaveCount(0);
    });
  }

  test("can be cancelled midway and retried", async ({ page }) => {
    const releaseUploads = await holdRequests(page, "**/api/uploads");
    await page.locator("input[type=file]").setInputFiles(pdf("Changed my mind.pdf", await samplePdf()));
    await page.getByRole("button", { name: "Cancel Changed my mind.pdf" }).click();
    await expect(page.getByText("Cancelled. Nothing was stored.")).toBeVisible();
    releaseUploads();
    await page.getByRole("button", { name: "Try Changed my mind.pdf again" }).click();
    await expect(page.getByRole("link", { name: "Changed my mind", exact: true })).toBeVisible();
  });
});
