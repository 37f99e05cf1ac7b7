import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  downloadSigned,
  frameOf,
  other,
  owner,
  sendToMe,
  signIn,
  signingTokenOf,
  signWithSmartId,
  uploadDocument,
} from "./support/journey";
import { pdfSignatures } from "./support/pdf-signatures";
import { samplePdf } from "./support/sample-pdf";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const jonas = { name: "Jonas", surname: "Žąsinas", email: other };

test("a document signed by two people comes back whole, valid and checked, and leaves the gateway", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Sutartis – Žalgirio g. 5";
  const source = await samplePdf({ pages: 4, title: "Nuomos sutartis" });
  await signIn(page, owner);
  await uploadDocument(page, name, source);
  await expect(page.getByRole("status")).toHaveText("Draft");
  await sendToMe(page, jonas);
  const url = page.url();

  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  const context = await browser.newContext();
  const second = await context.newPage();
  watch(second);
  await signIn(second, other);
  await second.getByRole("link", { name, exact: true }).click();
  await second.getByRole("link", { name: "Sign now" }).click();
  const signing = await signingTokenOf(second);
  expect(await sandboxGateway().statusOf(signing)).toBe(200);
  const frame = frameOf(second);
  await frame.getByRole("button", { name: "Mobile-ID" }).click();
  await frame.getByLabel("Personal code").fill("50001018865");
  await frame.getByLabel("Phone number").fill("+37060000666");
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(second.getByRole("status")).toHaveText("Signed");
  await context.close();

  await page.goto(url);
  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(2);
  await expect(page.getByText("Signed by all 2 people; nothing was changed since.")).toBeVisible();
  await page.getByText("Certificate", { exact: true }).first().click();
  const download = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^Download \.cer/ })
    .first()
    .click();
  const certificate = new X509Certificate(readFileSync(await (await download).path()));
  expect(certificate.issuer).toContain("Paraph Sandbox TEST Root CA");
  const signed = await downloadSigned(page);
  expect(signed.name).toBe(`${name} (signed).pdf`);
  expect(readFileSync(signed.path).subarray(0, source.length).equals(source)).toBe(true);
  const valid = { validation: "Signature is Valid.", certificate: "Certificate is Trusted." };
  expect(pdfSignatures(signed.path, await sandboxGateway().certificateAuthority())).toEqual([
    { ...valid, coverage: "Not total document signed" },
    { ...valid, coverage: "Total document signed" },
  ]);

  await page.goto("/documents");
  await expect(page.getByRole("row", { name }).getByText("Signed", { exact: true })).toBeVisible();
  expect(await sandboxGateway().statusOf(signing)).toBe(404);
});
