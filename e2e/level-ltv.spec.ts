import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { sendNewDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from "./support/accessible";
import { expect, test } from "./support/level-portal";
import { checkGatewayNow } from "./support/move-deadlines";
import { pdfSignatures } from "./support/pdf-signatures";
import { phone } from "./support/phone";
import { expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signingTokenOf, signInFrame } from "./support/signing";

test.describe.configure({ mode: "default" });
test.use({ pdfLevel: "ltv" });

/**
 * Sends a document to its owner, who signs it, and opens its page.
 *
 * @returns the signed file, its source, and the token of the signing at the gateway
 */
async function signAlone(page: Page, name: string) {
  const source = await samplePdf();
  const url = await sendNewDocument(page, { name, bytes: source, withMe: true });
  await page.goto(`${url}/sign`);
  const token = await signingTokenOf(page);
  await signInFrame(page, { code: "50001029996" });
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  return { token, source, first: await downloadSigned(page) };
}

const firstSigned = (page: Page) => page.getByRole("region", { name: "Before it was archived" });

test("the archived file takes the place of the signed one a day later, and the first stays on the page", async ({
  page,
  gateway,
  signIn,
  levelPortal,
}) => {
  await signIn(page);
  const { token, source, first } = await signAlone(page, "Kept for decades");
  await expectSignedPdf(first.path, { gateway, level: "LT", signatures: 1, source });
  await expect(firstSigned(page)).toHaveCount(0);
  expect(await gateway.statusOf(token)).toBe(200);

  await levelPortal.passGracePeriod(() => expect(firstSigned(page)).toBeVisible());
  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(page.getByText("Not confirmed", { exact: true })).toHaveCount(1);
  await expect(page.getByText(/^The archived document arrived/)).toBeVisible();
  const archived = await downloadSigned(page);
  expect(archived.name).toBe(first.name);
  const bytes = readFileSync(archived.path);
  const before = readFileSync(first.path);
  expect(bytes.subarray(0, before.length).equals(before)).toBe(true);
  expect(bytes.subarray(before.length).toString("latin1")).toContain("/DocTimeStamp");
  const [signature, documentTimestamp] = await pdfSignatures(
    archived.path,
    await gateway.certificateAuthority(),
  );
  expect(signature).toMatchObject({
    validation: "Signature is Valid.",
    certificate: "Certificate is Trusted.",
  });
  expect(documentTimestamp).toMatchObject({ coverage: "Total document signed" }); // pdfsig verifies no time-stamps
  const download = page.waitForEvent("download");
  await firstSigned(page).getByRole("link", { name: "Download the first signed document" }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toBe("Kept for decades (signed, before archiving).pdf");
  expect(readFileSync(await kept.path()).equals(before)).toBe(true);
  await expect.poll(() => gateway.statusOf(token)).toBe(404);

  await expectAccessibleInBothSchemes(page);
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);
});

test("a failure to archive is in the history, and the signed file stays as it was", async ({
  page,
  db,
  gateway,
  signIn,
  levelPortal,
}) => {
  await signIn(page);
  const { token, source, first } = await signAlone(page, "Not archived");
  await gateway.injectFault({ fault: "ocsp_unreachable" });
  const documentId = page.url().split("/").at(-1) ?? "";
  const failure = page.getByText(/^The signing service could not archive the document/);
  await levelPortal.passGracePeriod(() =>
    expect(async () => {
      await checkGatewayNow(db, documentId);
      expect(await failure.count()).toBe(1);
    }).toPass(),
  );
  await expect(page.getByRole("status")).toHaveText("Signed");
  await expect(firstSigned(page)).toHaveCount(0);
  const signed = await downloadSigned(page);
  expect(readFileSync(signed.path).equals(readFileSync(first.path))).toBe(true);
  await expectSignedPdf(signed.path, { gateway, level: "LT", signatures: 1, source });
  await expect.poll(() => gateway.statusOf(token)).toBe(404);
});
