import { writeFileSync } from "node:fs";
import { samplePdf } from "@/testing/sample-pdf";
import { password } from "../support/accounts";
import { expectSignedPdf } from "../support/signature-level";
import { signIn, signInFrame } from "./steps";
import { everywhere, test } from "./test";

for (const place of everywhere)
  test(`a user uploads, sends, signs and downloads a document in ${place.name}`, async ({
    addPerson,
    gateway,
    openIn,
  }, testInfo) => {
    const user = await openIn(place);
    const name = "Nuomos sutartis – Žalgirio g. 5";
    const file = testInfo.outputPath(`${name}.pdf`);
    const source = await samplePdf({ title: name });
    writeFileSync(file, source);
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
    await user.see("text", "Valid test signature");
    const signed = await user.download("Download signed document");
    await expectSignedPdf(signed, { gateway, level: "LT", signatures: 1, source });
  });
