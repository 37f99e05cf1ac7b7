import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { holdRequests } from "./support/hold-requests";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/status of (413|502)/] });

const fixtures = path.resolve("lib/validation/fixtures");
/** Files that a portal has received and not stored or removed. */
const incoming = (dataDir: string) =>
  readdirSync(path.join(dataDir, "files", "incoming"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".lock"))
    .map(({ name }) => name);

test.beforeEach(async ({ page, signIn }) => {
  await signIn(page);
  await page.goto("/verify");
});

test("a user gets the portal's report on a signed PDF, and the signing service's report on request", async ({
  page,
  portal,
  gateway,
}) => {
  const checks = async () => (await gateway.calls()).filter(({ path: at }) => at === "/api/file/check.json");
  const before = (await checks()).length;
  await page.getByLabel("File to verify").setInputFiles(path.join(fixtures, "two-signers-table.pdf"));
  await expect(page.getByText("Signed by 2 people; nothing was changed since.")).toBeVisible();
  // Signed at another sandbox, which this portal does not trust.
  await expect(page.getByText("The signer’s certificate is not from a trusted issuer")).toBeVisible();
  await expect(page.getByText("This portal had no trusted lists.")).toBeVisible();
  await expect(page.getByText("Not confirmed", { exact: true })).toHaveCount(2);
  await expect(page.getByText(/qualified/i)).toHaveCount(0);
  await expect(page.getByText("Test certificate: without legal effect")).toHaveCount(2);
  await page.getByText("How this was decided").first().click();
  await expect(page.getByText("INDETERMINATE · NO_CERTIFICATE_CHAIN_FOUND").first()).toBeVisible();

  await page.getByText("Certificate", { exact: true }).first().click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download \.pem.*JONAS JONAITIS$/ }).click();
  expect(await readFile(await (await download).path(), "utf8")).toMatch(/^-----BEGIN CERTIFICATE-----\n/);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "JSON (SiVa)" }).click();
  expect((await saved).suggestedFilename()).toBe("two-signers-table – validation report.json");
  const report: unknown = JSON.parse(await readFile(await (await saved).path(), "utf8"));
  expect(report).toMatchObject({ validationReport: { validationConclusion: { signaturesCount: 2 } } });

  expect(await checks()).toHaveLength(before);
  await page.getByRole("button", { name: "Send it to the signing service" }).click();
  await expect(page.getByText("The signing service finds 2 signatures.")).toBeVisible();
  await expect(page.getByText("JONAS JONAITIS: valid")).toBeVisible();
  await expect(page.getByText("The two checks do not agree")).toHaveCount(0);
  await expect.poll(() => incoming(portal.dataDir)).toEqual([]);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("a user drops a changed file and is told so, even if the signing service does not respond", async ({
  page,
}) => {
  const signed = await readFile(path.join(fixtures, "two-signers-table.pdf"));
  const forged = Buffer.concat([signed, Buffer.from("% more")]).toString("base64");
  const transfer = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([content], "Forged.pdf", { type: "application/pdf" }));
    return transfer;
  }, forged);
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await expect(page.getByText("Drop to verify")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  const verdict = page.getByText("Signed by 2 people, but the file is not as it was signed");
  await expect(verdict).toBeVisible();

  await page.route("**/api/verifications/second-opinion", (route) =>
    route.fulfill({ status: 502, json: { code: "second_opinion_unavailable" } }),
  );
  await page.getByRole("button", { name: "Send it to the signing service" }).click();
  await expect(page.getByText("The signing service gave no answer.")).toBeVisible();
  await expect(verdict).toBeVisible();
});

test("a user reads why a file is not validated, and the next file replaces it", async ({ page, portal }) => {
  const input = page.getByLabel("File to verify");
  const mimetype = new TextEncoder().encode("application/vnd.etsi.asic-e+zip");
  const bomb = zipSync({ mimetype: [mimetype, { level: 0 }], "a.txt": new Uint8Array(90_000_000) });
  const files: [string, Uint8Array, string][] = [
    ["bomb.asice", bomb, "The container would unpack to far more than it should."],
    ["large.pdf", Buffer.alloc(5_000_001), "larger than 5 MB"],
    ["empty.pdf", Buffer.alloc(0), "The file is empty."],
    ["unsigned.pdf", await samplePdf({ pages: 1 }), "The file carries no signature."],
  ];
  for (const [name, bytes, sentence] of files) {
    await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await expect(page.getByText("bomb.asice")).toHaveCount(0);
  await expect.poll(() => incoming(portal.dataDir)).toEqual([]);
});

test("a user cancels a validation", async ({ page }) => {
  const releaseFile = await holdRequests(page, "**/api/verifications");
  await page.getByLabel("File to verify").setInputFiles(path.join(fixtures, "two-signers-table.pdf"));
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled. Nothing was stored.")).toBeVisible();
  releaseFile();
});
