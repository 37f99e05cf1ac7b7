import type { Page } from "@playwright/test";
import { sendNewDocument, type Signer } from "@/testing/journey";
import { linkIn, type SandboxGateway } from "@/testing/sandbox-gateway";
import { guestSigner } from "../support/guest-signer";
import { pdfSignatures } from "../support/pdf-signatures";
import { signInFrame } from "./steps";
import { everywhere, expect, test } from "./test";

/** Sends a document to a signer without an account. @returns the link in the signer's mail */
async function invite(page: Page, gateway: SandboxGateway, name: string, signer: Signer): Promise<string> {
  await sendNewDocument(page, { name, signers: [signer] });
  return linkIn((await gateway.mailsTo(signer.email))[0]);
}

for (const place of everywhere) {
  test(`a signer without an account signs from the mail in ${place.name}, and downloads the signed file`, async ({
    page,
    gateway,
    signIn,
    openIn,
  }) => {
    const name = "Nuomos sutartis – Gedimino pr. 9";
    const guest = await openIn(place);
    await signIn(page);
    await guest.open(await invite(page, gateway, name, guestSigner("Mary", "O’Connež-Šuslik")));
    await guest.see("heading", name);
    await guest.seeFirstPage();
    await guest.click("link", "Sign");
    await signInFrame(guest, "39912310014");
    await guest.see("status", "Signed");

    await guest.click("link", "Go to the document");
    await guest.see("text", "Everybody has signed");
    const signed = await guest.download("Download signed document");
    expect(pdfSignatures(signed, await gateway.certificateAuthority())).toMatchObject([
      { validation: "Signature is Valid.", certificate: "Certificate is Trusted." },
    ]);
  });

  test(`a signer without an account declines in ${place.name}, and the owner's page says so`, async ({
    page,
    gateway,
    signIn,
    openIn,
  }) => {
    const guest = await openIn(place);
    await signIn(page);
    await guest.open(await invite(page, gateway, "Declined by a guest", guestSigner("Paul")));
    await guest.click("button", "Decline to sign");
    await guest.fill("Why do you not sign?", "Nuoma per didelė.");
    await guest.click("button", "Decline");
    await guest.see("heading", "The signing was declined");
    await expect(page.getByRole("status")).toHaveText("Declined");
    await expect(page.getByText("Nuoma per didelė.")).toBeVisible();
  });
}
