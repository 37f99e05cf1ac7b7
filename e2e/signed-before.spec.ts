import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { addSigner, openNewDraft, sendOpenDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { certifiedPdf } from "@/lib/validation/testing/certified-pdf";
import { signUpdate } from "@/lib/validation/testing/sign-update";
import { fixture } from "@/lib/validation/testing/validate-fixture";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { chooseFiles } from "./support/choose-files";
import { phoneBrowser } from "./support/phone";
import { signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

const signedAt = new Date("2026-03-03T12:00:00Z");
/** The day in the machine's time zone, which is the portal's as well. */
const signedOn = signedAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** A PDF with a signature that is not secure, and a valid one by Jonas Jonaitis. */
const signedBefore = async () =>
  signUpdate(await readFile(fixture("openssl-sha1")), { name: "Jonas Jonaitis", signedAt });

test("who had signed a PDF is told before it is sent, and apart once it is signed", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await openNewDraft(page, "Signed elsewhere", await signedBefore());
  for (const open of [
    () => page.reload(),
    () => page.getByRole("link", { name: "Send for signing" }).click(),
  ]) {
    await open();
    const earlier = page.getByRole("region", { name: "Earlier signatures" });
    await expect(earlier.getByText(`Already signed by Jonas Jonaitis, ${signedOn}`)).toBeVisible();
    await expect(earlier.getByText("Not confirmed", { exact: true })).toHaveCount(2);
    await expect(earlier.getByText(/^The certificate is not from a trusted issuer/).first()).toBeVisible();
    await expect(earlier.getByText("It was made in a way that is no longer secure.")).toBeVisible();
    await expect(earlier.getByText("This does not keep the document from being signed.")).toHaveCount(2);
    await expectAccessible(page);
    await earlier.getByText("Already signed by Jonas Jonaitis").click();
    await earlier.getByText("Certificate", { exact: true }).last().click();
    const download = page.waitForEvent("download");
    await earlier.getByRole("link", { name: /^Download \.pem.*Jonas Jonaitis$/ }).click();
    const certificate = new X509Certificate(readFileSync(await (await download).path()));
    expect(certificate.subject).toContain("CN=Jonas Jonaitis");
  }
  await page.goBack();
  await sendOpenDocument(page, { withMe: true });
  const url = page.url();
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  const report = page.getByRole("region", { name: "Signatures" });
  await expect(report.getByText(/^Signed by the one person who was asked/)).toBeVisible();
  const headings = report.getByRole("heading", { level: 3 });
  await expect(headings).toHaveText([/./, "Already signed before sending", /./, "Jonas Jonaitis"]);
});

test("a PDF whose certification allows no changes is not sent, unless in a container", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const bytes = await certifiedPdf(await samplePdf(), { name: "Ona Onaitė", signedAt, permission: 1 });
  const url = await openNewDraft(page, "Certified", bytes);
  const reason = page.getByRole("alert").filter({ hasText: "is certified and allows no changes" });
  await expect(reason).toBeVisible();
  await expect(page.getByText("Certified by Ona Onaitė: no changes are allowed")).toBeVisible();
  await expect(page.getByRole("link", { name: "Send for signing" })).toHaveCount(0);
  await page.goto(`${url}/send`);
  await expect(reason).toContainText("Add another file");
  await expect(page.getByRole("button", { name: "Send", exact: true })).toHaveCount(0);
  await page.goto(url);
  const appendix = { name: "Appendix.pdf", mimeType: "application/pdf", buffer: await samplePdf() };
  await chooseFiles(page, "Add files", [appendix]);
  await expect(page.getByRole("link", { name: "Send for signing" })).toBeVisible();
  await expect(reason).toHaveCount(0);
});

test("a PDF whose certification allows signatures says so, and can be sent", async ({ page, signIn }) => {
  await signIn(page);
  const bytes = await certifiedPdf(await samplePdf(), { name: "Ona Onaitė", signedAt, permission: 2 });
  await openNewDraft(page, "Certified for signing", bytes);
  await expect(page.getByText("Certified by Ona Onaitė: further signatures are allowed.")).toBeVisible();
  await sendOpenDocument(page, { withMe: true });
});

test("an error of the form goes away when its field is corrected, before the next attempt", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const url = await openNewDraft(page, "With errors");
  await page.goto(`${url}/send`);
  await addSigner(page, 1, { name: "", surname: "Onaitė", email: "nowhere" });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const invalid = page.locator("[aria-invalid=true]");
  await expect(invalid).toHaveCount(2);
  await page.getByLabel("Name", { exact: true }).fill("Ona");
  await expect(invalid).toHaveCount(1);
  await page.getByLabel("Email").fill("ona@example.com");
  await expect(invalid).toHaveCount(0);
  await expect(page.getByText("Nothing was sent")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use(phoneBrowser);

  test("long names of earlier signers stay within the page", async ({ page, signIn }) => {
    await signIn(page);
    const name = `Konstantinas${"ilgavardis".repeat(12)}`;
    const url = await openNewDraft(
      page,
      "Long names",
      await signUpdate(await samplePdf(), { name, signedAt }),
    );
    for (const address of [url, `${url}/send`]) {
      await page.goto(address);
      await expect(page.getByText(`Already signed by ${name}`)).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });
});
