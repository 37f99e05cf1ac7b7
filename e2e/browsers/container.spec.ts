import { readFileSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { samplePdf } from "@/testing/sample-pdf";
import { password } from "../support/accounts";
import { expectSignedContainer } from "../support/signature-level";
import { signIn, signInFrame } from "./steps";
import { everywhere, expect, test } from "./test";

for (const place of everywhere)
  test(`a user combines two files and signs them as a container in ${place.name}`, async ({
    addPerson,
    gateway,
    openIn,
  }, testInfo) => {
    const user = await openIn(place);
    const note = "Priedas: ąčęėįšųūž\n";
    const files = { "Sutartis.pdf": await samplePdf({ title: "Nuoma" }), "Pastabos.txt": Buffer.from(note) };
    const paths = Object.entries(files).map(([name, bytes]) => {
      const file = testInfo.outputPath(name);
      writeFileSync(file, bytes);
      return file;
    });
    await signIn(user, { email: (await addPerson()).email, password });

    await user.click("field", "Put the files together into one document");
    await user.upload(...paths);
    await user.click("link", "Sutartis");
    await user.see("heading", "Files");
    await user.click("link", "Send for signing");
    await user.click("button", "Add me");
    await user.click("button", "Send");
    await user.see("status", "Out for signature");
    await user.click("link", "Sign now");
    await signInFrame(user, "50001029996");
    await user.see("status", "Signed");

    await user.click("link", "Go to the document");
    await user.see("heading", "Inside the signed container");
    const signed = await user.download("Download signed document");
    await expectSignedContainer(signed, { gateway, level: "LT", signatures: 1, files: 2 });
    expect(Buffer.from(unzipSync(readFileSync(signed))["Pastabos.txt"] ?? []).toString()).toBe(note);
  });
