import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "../support/guest-signer";
import { pdfSignatures } from "../support/pdf-signatures";
import { signInFrame } from "./steps";
import { everywhere, expect, test } from "./test";

for (const place of everywhere) {
  test(`a signer without an account signs from the mail in ${place.name}, and downloads the signed file`, async ({
    page,
    gateway,
    signIn,
    openIn,
  }) => {
    const guest = await openIn(place);
    const mary = guestSigner("Mary", "O’Connež-Šuslik");
    const name = "Nuomos sutartis – Gedimino pr. 9";
    await signIn(page);
    await sendNewDocument(page, { name, signers: [mary] });

    await guest.open(linkIn((await gateway.mailsTo(mary.email))[0]));
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
    const paul = guestSigner("Paul");
    await signIn(page);
    await sendNewDocument(page, { name: "Declined by a guest", signers: [paul] });

    await guest.open(linkIn((await gateway.mailsTo(paul.email))[0]));
    await guest.click("button", "Decline to sign");
    await guest.fill("Why do you not sign?", "Nuoma per didelė.");
    await guest.click("button", "Decline");
    await guest.see("heading", "The signing was declined");
    await expect(page.getByRole("status")).toHaveText("Declined");
    await expect(page.getByText("Nuoma per didelė.")).toBeVisible();
  });
}
