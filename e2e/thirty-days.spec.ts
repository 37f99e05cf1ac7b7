import { readFileSync } from "node:fs";
import { other, owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { passToBeforeEnd } from "./support/passing-time";
import { pdfSignatures } from "./support/pdf-signatures";
import { samplePdf } from "./support/sample-pdf";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const minute = 60_000;
const day = 24 * 60 * minute;
const jonas = { name: "Jonas", surname: "Žąsinas", email: other };
const valid = { validation: "Signature is Valid.", certificate: "Certificate is Trusted." };

test("what one of two signed survives the gateway's thirty days, and the other signs on from it", async ({
  page,
  browser,
  watch,
}) => {
  const source = await samplePdf({ pages: 2, title: "Nuomos sutartis" });
  await signIn(page, owner);
  const url = await uploadDocument(page, "Slow lease", source);
  const documentId = url.split("/").at(-1) ?? "";
  await sendToMe(page, jonas);
  await signWithSmartId(page, "50001029996");
  await page.goto(url);
  await expect(page.getByText("Signature made")).toBeVisible();

  passToBeforeEnd(documentId, 6 * day);
  await expect(page.getByText("The time to sign ends on")).toBeVisible();
  await page.goto("/documents");
  await expect(page.getByRole("row", { name: "Slow lease" }).getByText("Time to sign ends")).toBeVisible();
  await page.goto(url);

  passToBeforeEnd(documentId, 30 * minute);
  await expect(page.getByRole("heading", { name: "What was signed so far" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  passToBeforeEnd(documentId, 0);
  await expect(page.getByRole("status")).toHaveText("Expired");
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download partly signed document" }).click();
  const partial = await download;
  expect(partial.suggestedFilename()).toBe("Slow lease (partly signed).pdf");
  expect(pdfSignatures(await partial.path(), await sandboxGateway().certificateAuthority())).toEqual([
    { ...valid, coverage: "Total document signed" },
  ]);

  const context = await browser.newContext();
  const second = await context.newPage();
  watch(second);
  await signIn(second, other);
  expect((await context.request.get(`/api/documents/${documentId}/files/partial`)).status()).toBe(404);

  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByRole("group", { name: /^Signer \d$/ })).toHaveCount(1);
  await expect(page.getByLabel("Email")).toHaveValue(other);
  await expect(page.getByLabel("Keep the signatures made so far")).toBeChecked();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  await second.goto(url);
  await signWithSmartId(second, "39912310014");
  await expect(second.getByRole("status")).toHaveText("Signed");
  await context.close();

  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(2);
  const signedDownload = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download signed document" }).click();
  const signed = await signedDownload;
  expect(signed.suggestedFilename()).toBe("Slow lease (signed).pdf");
  expect(pdfSignatures(await signed.path(), await sandboxGateway().certificateAuthority())).toEqual([
    { ...valid, coverage: "Not total document signed" },
    { ...valid, coverage: "Total document signed" },
  ]);
  const before = readFileSync(await partial.path());
  expect(
    readFileSync(await signed.path())
      .subarray(0, before.length)
      .equals(before),
  ).toBe(true);
});

test("a document that nobody signed in time is sent again to the same people, as it was", async ({
  page,
}) => {
  await signIn(page, owner);
  const url = await uploadDocument(page, "Forgotten lease");
  await sendToMe(page, jonas);
  passToBeforeEnd(url.split("/").at(-1) ?? "", 0);
  await expect(page.getByRole("status")).toHaveText("Expired");
  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByRole("group", { name: /^Signer \d$/ })).toHaveCount(2);
  await expect(page.getByLabel("Keep the signatures made so far")).toHaveCount(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
});
