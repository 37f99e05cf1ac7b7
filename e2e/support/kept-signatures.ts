import { type Download, expect, type Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { setTimeUntilDeletion } from "./move-deadlines";

const minuteMs = 60_000;

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
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(1);
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
