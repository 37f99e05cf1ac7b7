import type { Page } from "@playwright/test";
import { sendNewDocument, type Signer } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { linkIn, type SandboxGateway } from "@/testing/sandbox-gateway";
import { guestSigner } from "../support/guest-signer";
import { expectSignedPdf } from "../support/signature-level";
import { signInFrame } from "./steps";
import { everywhere, expect, test } from "./test";

/** Sends a document to a signer without an account. @returns the link in the signer's mail */
async function invite(
  page: Page,
  gateway: SandboxGateway,
  { signer, ...document }: { name: string; bytes?: Buffer; signer: Signer },
): Promise<string> {
  await sendNewDocument(page, { ...document, signers: [signer] });
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
    const source = await samplePdf({ title: name });
    const signer = guestSigner("Mary", "O’Connež-Šuslik");
    await guest.open(await invite(page, gateway, { name, bytes: source, signer }));
    await guest.see("heading", name);
    await guest.seeFirstPage();
    await guest.click("link", "Sign");
    await signInFrame(guest, "39912310014");
    await guest.see("status", "Signed");

    await guest.click("link", "Go to the document");
    await guest.see("text", "Everybody has signed");
    const signed = await guest.download("Download signed document");
    await expectSignedPdf(signed, { gateway, level: "LT", signatures: 1, source });
  });

  test(`a signer without an account declines in ${place.name}, and the owner's page says so`, async ({
    page,
    gateway,
    signIn,
    openIn,
  }) => {
    const guest = await openIn(place);
    await signIn(page);
    await guest.open(
      await invite(page, gateway, { name: "Declined by a guest", signer: guestSigner("Paul") }),
    );
    await guest.click("button", "Decline to sign");
    await guest.fill("Why do you not sign?", "Nuoma per didelė.");
    await guest.click("button", "Decline");
    await guest.see("heading", "The signing was declined");
    await expect(page.getByRole("status")).toHaveText("Declined");
    await expect(page.getByText("Nuoma per didelė.")).toBeVisible();
  });
}
