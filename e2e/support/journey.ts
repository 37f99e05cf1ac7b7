import type { FrameLocator, Page } from "@playwright/test";
import { demoPassword } from "@/lib/domain/people/demo-accounts";
import { expect } from "./test";
import { samplePdf } from "./sample-pdf";

export const owner = "admin@example.com";
export const other = "user@example.com";

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
}

/** Uploads through the file picker and opens the document. Gives its address. */
export async function uploadDocument(page: Page, name: string, bytes?: Buffer): Promise<string> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload documents" }).click();
  const buffer = bytes ?? (await samplePdf({ title: name }));
  await (await chooser).setFiles({ name: `${name}.pdf`, mimeType: "application/pdf", buffer });
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url();
}

type Signer = { name: string; surname: string; email: string };

/** Sends the document that is open to the person signed in, and to others. */
export async function sendToMe(page: Page, ...others: Signer[]): Promise<void> {
  await page.getByRole("link", { name: "Send for signing" }).click();
  await page.getByRole("button", { name: "Add me" }).click();
  await addSigners(page, others, 2);
  await send(page);
}

/** Sends the document that is open to others alone, after whatever else the form is filled in with. */
export async function sendTo(page: Page, signers: Signer[], fillIn = async () => {}): Promise<void> {
  await page.getByRole("link", { name: "Send for signing" }).click();
  await addSigners(page, signers, 1);
  await fillIn();
  await send(page);
}

async function addSigners(page: Page, signers: Signer[], firstNumber: number): Promise<void> {
  for (const [index, signer] of signers.entries()) {
    await page.getByRole("button", { name: "Add signer" }).click();
    const card = page.getByRole("group", { name: `Signer ${firstNumber + index}`, exact: true });
    await card.getByLabel("Name", { exact: true }).fill(signer.name);
    await card.getByLabel("Surname").fill(signer.surname);
    await card.getByLabel("Email").fill(signer.email);
  }
}

async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
}

export const frameOf = (page: Page): FrameLocator => page.frameLocator("iframe#isign-gateway");

/** The gateway's token of the signing whose page is open. */
export async function signingTokenOf(page: Page): Promise<string> {
  const address = await page.locator("#isign-gateway").getAttribute("src");
  return new URL(address ?? "").pathname.split("/").at(-1) ?? "";
}

/** Opens the signing page and signs with Smart-ID. */
export async function signWithSmartId(page: Page, personalCode: string): Promise<void> {
  await page.getByRole("link", { name: "Sign now" }).click();
  const frame = frameOf(page);
  await frame.getByRole("button", { name: "Smart-ID" }).click();
  await frame.getByLabel("Personal code").fill(personalCode);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
}

/** Downloads the signed document of the page that is open. Gives the file's path and offered name. */
export async function downloadSigned(page: Page): Promise<{ path: string; name: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download signed document" }).click();
  const file = await download;
  return { path: await file.path(), name: file.suggestedFilename() };
}
