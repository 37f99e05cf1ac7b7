import { writeFileSync } from "node:fs";
import { samplePdf } from "@/testing/sample-pdf";
import { password } from "../support/accounts";
import { pdfSignatures } from "../support/pdf-signatures";
import { signIn, signInFrame } from "./steps";
import { everywhere, expect, test } from "./test";

for (const place of everywhere)
  test(`a user uploads, sends, signs and downloads a document in ${place.name}`, async ({
    addPerson,
    gateway,
    openIn,
  }, testInfo) => {
    const user = await openIn(place);
    const name = "Nuomos sutartis – Žalgirio g. 5";
    const file = testInfo.outputPath(`${name}.pdf`);
    writeFileSync(file, await samplePdf({ title: name }));
    await signIn(user, { email: (await addPerson()).email, password });

    await user.upload(file);
    await user.click("link", name);
    await user.see("heading", name);
    await user.seeFirstPage();
    await user.click("link", "Send for signing");
    await user.click("button", "Add me");
    await user.click("button", "Send");
    await user.see("status", "Out for signature");
    const document = await user.driver.url();

    await user.click("link", "Sign now");
    await signInFrame(user, "50001029996");
    await user.see("status", "Signed");
    await user.driver.back();
    await user.arrive(document);
    await user.see("status", "Signed");
    await user.see("text", "Valid signature");
    const signed = await user.download("Download signed document");
    expect(pdfSignatures(signed, await gateway.certificateAuthority())).toMatchObject([
      { validation: "Signature is Valid.", certificate: "Certificate is Trusted." },
    ]);
  });
