import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { sendOpenDocument, signInWithForm } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { password } from "./support/accounts";
import { chooseFiles } from "./support/choose-files";
import { expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signInFrame, signingTokenOf, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test("a document that two people sign returns intact, valid and validated, and is deleted at the gateway", async ({
  page,
  gateway,
  addPerson,
  openBrowser,
}) => {
  const name = "Sutartis – Žalgirio g. 5";
  const source = await samplePdf({ pages: 4, title: "Nuomos sutartis" });
  const [owner, jonas] = [await addPerson(), await addPerson({ name: "Jonas", surname: "Žąsinas" })];
  await signInWithForm(page, { email: owner.email, password });
  const file = { name: `${name}.pdf`, mimeType: "application/pdf", buffer: source };
  await chooseFiles(page, "Upload documents", [file]);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Draft");
  await sendOpenDocument(page, { withMe: true, signers: [jonas] });
  const url = page.url();

  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  const second = await openBrowser();
  await signInWithForm(second, { email: jonas.email, password });
  await second.getByRole("link", { name, exact: true }).click();
  await second.getByRole("link", { name: "Sign now" }).click();
  const signing = await signingTokenOf(second);
  expect(await gateway.statusOf(signing)).toBe(200);
  await signInFrame(second, { method: "Mobile-ID", code: "50001018865", phone: "+37060000666" });
  await expect(second.getByRole("status")).toHaveText("Signed");

  await page.goto(url);
  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Valid test signature", { exact: true })).toHaveCount(2);
  await expect(
    page.getByText("Signed by all 2 people; since then only evidence about the signatures was added."),
  ).toBeVisible();
  await page.getByText("Certificate", { exact: true }).first().click();
  const download = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^Download \.cer/ })
    .first()
    .click();
  const certificate = new X509Certificate(readFileSync(await (await download).path()));
  expect(certificate.issuer).toContain("Paraph Sandbox TEST CA");
  const written = page.waitForEvent("download");
  await page.getByRole("link", { name: "XML (ETSI TS 119 102-2)" }).click();
  const report = readFileSync(await (await written).path(), "utf8");
  expect(report.match(/mainindication:total-passed/g)).toHaveLength(2);
  const signed = await downloadSigned(page);
  expect(signed.name).toBe(`${name} (signed).pdf`);
  await expectSignedPdf(signed.path, { gateway, level: "LT", signatures: 2, source });

  await page.goto("/documents");
  await expect(page.getByRole("row", { name }).getByText("Signed", { exact: true })).toBeVisible();
  expect(await gateway.statusOf(signing)).toBe(404);
});
