import { type Download, expect, type Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { sendNewDocument, type Signer } from "@/testing/journey";
import { setTimeUntilDeletion } from "./move-deadlines";
import { signWithSmartId } from "./signing";

const minuteMs = 60_000;

/**
 * Sends a document to its owner and another person, has the owner sign, and opens its page.
 *
 * @param code the owner's personal code
 * @returns the URL of the page
 */
export async function signFirst(
  page: Page,
  { code, other, ...document }: { code: string; other: Signer; name: string; bytes: Buffer },
): Promise<string> {
  const url = await sendNewDocument(page, { ...document, withMe: true, signers: [other] });
  await signWithSmartId(page, code);
  await page.goto(url);
  await expect(page.getByText("Signature made")).toBeVisible();
  return url;
}

/**
 * Ends the gateway's thirty days for the document whose page is open, after the first of two signatures.
 *
 * @returns the download of the file that was kept
 */
export async function endThirtyDays(page: Page, db: Db): Promise<Download> {
  const documentId = page.url().split("/").at(-1) ?? "";
  await setTimeUntilDeletion(db, documentId, 30 * minuteMs);
  await expect(page.getByRole("heading", { name: "What was signed so far" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await setTimeUntilDeletion(db, documentId, 0);
  await expect(page.getByRole("status")).toHaveText("Expired");
  // Only a portal with a sandbox of its own trusts it.
  await expect(page.getByText(/^(Valid test signature|Not confirmed)$/)).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download partly signed document" }).click();
  return download;
}

/** Sends the expired document whose page is open to the person who has not signed, and keeps the other's signature. */
export async function sendOn(page: Page, missing: { email: string }): Promise<void> {
  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByRole("group", { name: /^Signer \d$/ })).toHaveCount(1);
  await expect(page.getByLabel("Email")).toHaveValue(missing.email);
  await expect(page.getByLabel("Keep the signatures made so far")).toBeChecked();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
}
