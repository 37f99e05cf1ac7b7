import { expect, type FrameLocator, type Page } from "@playwright/test";
import { en } from "@/sandbox/pages/words/en";

/** The gateway's page within the portal's signing page. */
export const frameOf = (page: Page): FrameLocator => page.frameLocator("iframe#isign-gateway");

/** The gateway's token of the signing whose page is open. */
export async function signingTokenOf(page: Page): Promise<string> {
  const address = await page.locator("#isign-gateway").getAttribute("src");
  return new URL(address ?? "").pathname.split("/").at(-1) ?? "";
}

type Identity = { method?: "Smart-ID" | "Mobile-ID"; code: string; phone?: string };

/** Signs on the signing page that is open, with Smart-ID unless another method is given. */
export async function signInFrame(page: Page, { method = "Smart-ID", code, phone }: Identity): Promise<void> {
  const frame = frameOf(page);
  await frame.getByRole("button", { name: method }).click();
  await frame.getByLabel("Personal code").fill(code);
  if (phone) await frame.getByLabel("Phone number").fill(phone);
  // The portal deletes a signed document at the gateway, so a page that was still loading it would fail.
  await expect(frame.getByText(en.documentLoading)).toHaveCount(0);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
}

/** Opens the signing page from the document's page and signs with Smart-ID. */
export async function signWithSmartId(page: Page, code: string): Promise<void> {
  await page.getByRole("link", { name: "Sign now" }).click();
  await signInFrame(page, { code });
}

/** Downloads the signed document whose page is open. @returns the file's path and its suggested name */
export async function downloadSigned(page: Page): Promise<{ path: string; name: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download signed document" }).click();
  const file = await download;
  return { path: await file.path(), name: file.suggestedFilename() };
}
