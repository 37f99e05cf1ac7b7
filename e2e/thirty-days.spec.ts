import { readFileSync } from "node:fs";
import { sendNewDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { setTimeUntilDeletion } from "./support/move-deadlines";
import { pdfSignatures } from "./support/pdf-signatures";
import { signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

const minute = 60_000;
const day = 24 * 60 * minute;
const valid = { validation: "Signature is Valid.", certificate: "Certificate is Trusted." };

test("the first of two signatures survives the gateway's thirty days, and the second is added to it", async ({
  page,
  db,
  gateway,
  signIn,
  openBrowser,
}) => {
  const bytes = await samplePdf({ pages: 2, title: "Nuomos sutartis" });
  const second = await openBrowser();
  const jonas = await signIn(second);
  await signIn(page);
  const url = await sendNewDocument(page, { name: "Slow lease", bytes, withMe: true, signers: [jonas] });
  const documentId = url.split("/").at(-1) ?? "";
  await signWithSmartId(page, "50001029996");
  await page.goto(url);
  await expect(page.getByText("Signature made")).toBeVisible();

  await setTimeUntilDeletion(db, documentId, 6 * day);
  await expect(page.getByText("The time to sign ends on")).toBeVisible();
  await page.goto("/documents");
  await expect(page.getByRole("row", { name: "Slow lease" }).getByText("Time to sign ends")).toBeVisible();
  await page.goto(url);

  await setTimeUntilDeletion(db, documentId, 30 * minute);
  await expect(page.getByRole("heading", { name: "What was signed so far" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await setTimeUntilDeletion(db, documentId, 0);
  await expect(page.getByRole("status")).toHaveText("Expired");
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download partly signed document" }).click();
  const partial = await download;
  expect(partial.suggestedFilename()).toBe("Slow lease (partly signed).pdf");
  expect(pdfSignatures(await partial.path(), await gateway.certificateAuthority())).toEqual([
    { ...valid, coverage: "Not total document signed" },
  ]);

  expect((await second.context().request.get(`/api/documents/${documentId}/files/partial`)).status()).toBe(
    404,
  );

  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByRole("group", { name: /^Signer \d$/ })).toHaveCount(1);
  await expect(page.getByLabel("Email")).toHaveValue(jonas.email);
  await expect(page.getByLabel("Keep the signatures made so far")).toBeChecked();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  await second.goto(url);
  await signWithSmartId(second, "39912310014");
  await expect(second.getByRole("status")).toHaveText("Signed");

  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(2);
  const signedDownload = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download signed document" }).click();
  const signed = await signedDownload;
  expect(signed.suggestedFilename()).toBe("Slow lease (signed).pdf");
  expect(pdfSignatures(await signed.path(), await gateway.certificateAuthority())).toEqual([
    { ...valid, coverage: "Not total document signed" },
    { ...valid, coverage: "Not total document signed" },
  ]);
  const before = readFileSync(await partial.path());
  expect(
    readFileSync(await signed.path())
      .subarray(0, before.length)
      .equals(before),
  ).toBe(true);
});

test("an owner resends an expired document without signatures, unchanged and to the same people", async ({
  page,
  db,
  signIn,
  addPerson,
}) => {
  await signIn(page);
  const signers = [await addPerson()];
  const url = await sendNewDocument(page, { name: "Forgotten lease", withMe: true, signers });
  await setTimeUntilDeletion(db, url.split("/").at(-1) ?? "", 0);
  await expect(page.getByRole("status")).toHaveText("Expired");
  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByRole("group", { name: /^Signer \d$/ })).toHaveCount(2);
  await expect(page.getByLabel("Keep the signatures made so far")).toHaveCount(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
});
