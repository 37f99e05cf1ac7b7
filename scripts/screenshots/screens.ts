import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { sendNewDocument, signInWithForm } from "@/testing/journey";
import { linkIn, sandboxGateway } from "@/testing/sandbox-gateway";
import type { Photographer } from "./photographer";

const everyLook = ["-light", "-dark", "-phone"] as const;

const adminPages = ["documents", "signings", "users", "gateway", "settings", "audit"];

/** Goes through the portal as an administrator, whose library is seeded, and has each screen photographed. */
export async function photographScreens(
  page: Page,
  photograph: Photographer,
  gatewayUrl: string,
): Promise<void> {
  const [{ email }] = demoAccounts;
  await signInWithForm(page, { email, password: demoPassword });
  await photograph(page, "library", ...everyLook);
  await photographAdmin(page, photograph);
  await photographInvitation(page, photograph, gatewayUrl);
  await photographSigning(page, photograph);
}

async function photographAdmin(page: Page, photograph: Photographer) {
  await page.goto("/admin");
  await photograph(page, "admin-overview", "");
  for (const name of adminPages) {
    await page.goto(`/admin/${name}`);
    await photograph(page, `admin-${name}`, "");
  }
}

async function photographInvitation(page: Page, photograph: Photographer, gatewayUrl: string) {
  const email = "mary@example.org";
  const signers = [{ name: "Mary Änn", surname: "O’Connež-Šuslik", email }];
  await sendNewDocument(page, { name: "Nuomos sutartis – Žalgirio g. 5", withMe: true, signers });
  const [invitation] = await sandboxGateway(gatewayUrl).mailsTo(email);
  const context = await page.context().browser()?.newContext({ locale: "en-GB", reducedMotion: "reduce" });
  const guest = await context?.newPage();
  if (!guest) throw new Error("The browser was closed.");
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("region", { name: "Page 1 of 3" }).locator("canvas")).toBeVisible();
  await photograph(guest, "invitation", "-phone");
  await guest.context().close();
}

async function photographSigning(page: Page, photograph: Photographer) {
  const name = "Lease agreement, Vilniaus g. 1";
  await sendNewDocument(page, { name, withMe: true, fillIn: () => photograph(page, "send", "") });
  await page.getByRole("link", { name: "Sign now" }).click();
  const frame = page.frameLocator("iframe#isign-gateway");
  await frame.getByRole("button", { name: "Smart-ID" }).click();
  await expect(frame.getByRole("img", { name: "Page 1 of 3" })).toBeVisible();
  await photograph(page, "signing", ...everyLook);
  await frame.getByLabel("Personal code").fill("50001029996");
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
  await page.getByRole("link", { name: "Go to the document" }).click();
  await expect(page.getByRole("region", { name: "Page 1 of 3" }).locator("canvas")).toBeVisible();
  await photograph(page, "document", ...everyLook);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download signed document" }).click();
  await page.goto("/verify");
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  const file = await download;
  const buffer = await readFile(await file.path());
  await (await chosen).setFiles({ name: file.suggestedFilename(), mimeType: "application/pdf", buffer });
  await expect(page.getByText("Valid test signature", { exact: true })).toBeVisible();
  await photograph(page, "verify", ...everyLook);
}
