import { readFileSync } from "node:fs";
import { dayMs } from "@/lib/domain/time/durations";
import { sendNewDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { endThirtyDays, sendOn, signFirst } from "./support/kept-signatures";
import { setTimeUntilDeletion } from "./support/move-deadlines";
import { expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

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
  const url = await signFirst(page, { name: "Slow lease", bytes, code: "50001029996", other: jonas });
  const documentId = url.split("/").at(-1) ?? "";

  await setTimeUntilDeletion(db, documentId, 6 * dayMs);
  await expect(page.getByText("The time to sign ends on")).toBeVisible();
  await page.goto("/documents");
  await expect(page.getByRole("row", { name: "Slow lease" }).getByText("Time to sign ends")).toBeVisible();
  await page.goto(url);

  const partial = await endThirtyDays(page, db);
  expect(partial.suggestedFilename()).toBe("Slow lease (partly signed).pdf");
  await expectSignedPdf(await partial.path(), { gateway, level: "LT", signatures: 1, source: bytes });

  expect((await second.context().request.get(`/api/documents/${documentId}/files/partial`)).status()).toBe(
    404,
  );

  await sendOn(page, jonas);

  await second.goto(url);
  await signWithSmartId(second, "39912310014");
  await expect(second.getByRole("status")).toHaveText("Signed");

  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Valid test signature", { exact: true })).toHaveCount(2);
  const signed = await downloadSigned(page);
  expect(signed.name).toBe("Slow lease (signed).pdf");
  const kept = readFileSync(await partial.path());
  await expectSignedPdf(signed.path, { gateway, level: "LT", signatures: 2, source: bytes });
  expect(readFileSync(signed.path).subarray(0, kept.length).equals(kept)).toBe(true);
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
