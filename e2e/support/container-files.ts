import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { samplePdf } from "@/testing/sample-pdf";
import { chooseFiles, type ChosenFile } from "./choose-files";

const text = "Priedas: ąčęėįšųūž <script>document.title = 'changed'</script>\n";

/** A PDF, a file that cannot be shown, and a text with markup. */
export const sampleFiles = async () =>
  [
    {
      name: "Sutartis – Žalgirio g.pdf",
      mimeType: "application/pdf",
      buffer: await samplePdf({ title: "Nuoma" }),
    },
    {
      name: "Sąmata.docx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("PK\u0003\u0004 and so on"),
    },
    { name: "Pastabos.txt", mimeType: "text/plain", buffer: Buffer.from(text) },
  ] as const;

/** Uploads files as one document in the library, and opens it. */
export async function uploadTogether(page: Page, files: readonly ChosenFile[]): Promise<void> {
  await page.goto("/documents");
  await page.getByLabel("Put the files together into one document").check();
  await chooseFiles(page, "Upload documents", files);
  await expect(page.getByText("Uploaded: open")).toHaveCount(files.length);
  const name = path.parse(files[0]?.name ?? "").name;
  await page.getByRole("link", { name, exact: true }).click();
}
