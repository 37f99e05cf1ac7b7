import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { makeListSigner } from "@/lib/trust/testing/list-signer";
import type { TestPeriod } from "@/lib/trust/testing/test-list";
import { stampedPdf } from "@/lib/validation/testing/stamped-pdf";
import { makeHolder, ocspAnswer, revocationList } from "@/lib/validation/testing/test-pki";
import { listsFolderOf, portalOfLists, type TestPortal } from "@/testing/portals";
import { samplePdf } from "@/testing/sample-pdf";
import { expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { derOf, granted, makePeople, type People, publish } from "./support/published-lists";
import { startPortal } from "./support/start-portal";
import { expect, test as base } from "./support/test";

/** A portal that reads trusted lists from a folder, and has a gateway that it never needs. */
const test = base.extend<object, { lists: { portal: TestPortal; folder: string } }>({
  lists: [
    async ({}, use, { parallelIndex }) => {
      const [place, folder] = [portalOfLists(parallelIndex), listsFolderOf(parallelIndex)];
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const portal = await startPortal(place, { gatewayUrl: place.gatewayUrl });
      await use({ portal: place, folder });
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  portal: ({ lists }, use) => use(lists.portal),
});

const signedAt = "2026-03-02T10:00:00Z";
const withdrawn = (from: string) => ({ status: "withdrawn", from });

const sign = async (
  { authority, ona, stamping, responder }: People,
  revocation: Parameters<typeof stampedPdf>[1]["revocation"],
) =>
  stampedPdf(await samplePdf(), {
    ...{ signer: ona, authority: stamping, at: signedAt, revocation },
    certificates: [authority, stamping, responder],
  });

async function loadLists(page: Page) {
  await page.goto("/admin/trust");
  await page.getByRole("button", { name: "Load now" }).click();
  await expect(page.getByText("All lists were loaded.")).toBeVisible();
}

async function pinOperator(page: Page, buffer: Buffer) {
  await page.goto("/admin/trust");
  await page
    .getByLabel(/^Replace the certificates/)
    .setInputFiles({ name: "operator.cer", mimeType: "application/pkix-cert", buffer });
  await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click();
  await expect(page.getByText("1 certificate is pinned now.")).toBeVisible();
}

/** Uploads a file to Verify. */
async function verify(page: Page, bytes: Buffer): Promise<void> {
  await page.goto("/verify");
  await page
    .getByLabel("File to verify")
    .setInputFiles({ name: "lease.pdf", mimeType: "application/pdf", buffer: bytes });
}

test("the sentence about a signature changes where a list or a revocation was earlier, and only there", async ({
  page,
  lists: { folder },
  signIn,
  addPerson,
}) => {
  const people = await makePeople();
  const operator = await makeListSigner("Scheme operator");
  const { ona, authority, responder } = people;
  const asked = { about: ona, issuer: authority, responder };
  const good = await ocspAnswer(asked, "2026-03-02T10:00:05Z");
  const signed = await sign(people, [good]);
  const passed = "Signed by one person; since then only evidence about the signatures was added.";
  const expectPassed = async () => {
    await expect(page.getByText(passed, { exact: true })).toBeVisible();
    await expect(page.getByText("Qualified electronic signature", { exact: true })).toBeVisible();
  };
  let number = 0;
  const loadNewLists = async (periods: TestPeriod[]) => {
    number++;
    await publish(folder, { people, operator, periods, number });
    await loadLists(page);
  };

  await signIn(page, await addPerson({ role: "admin" }));
  await verify(page, signed);
  await expect(page.getByText("The signer’s certificate is not from a trusted issuer")).toBeVisible();
  await expect(page.getByText("This portal had no trusted lists.")).toBeVisible();

  await pinOperator(page, operator.certificate);
  await expect(page.getByText("An administrator replaced those that come with Paraph.")).toBeVisible();

  for (const periods of [[granted], [withdrawn("2026-06-01T00:00:00Z"), granted]]) {
    await loadNewLists(periods);
    await verify(page, signed);
    await expectPassed();
  }

  await loadNewLists([withdrawn("2026-02-01T00:00:00Z"), granted]);
  await verify(page, signed);
  await expect(
    page.getByText("A signature or its certificate does not meet the rules for signatures."),
  ).toBeVisible();
  await expect(page.getByText(/qualified electronic signature/i)).toHaveCount(0);

  await loadNewLists([granted]);
  const later = await revocationList(authority, "2026-05-02T00:00:00Z", [
    { holder: ona, at: "2026-05-01T00:00:00Z" },
  ]);
  await verify(page, await sign(people, [good, later]));
  await expectPassed();

  const before = await ocspAnswer(asked, "2026-03-02T10:00:05Z", {
    revokedAt: new Date("2026-03-01T00:00:00Z"),
  });
  await verify(page, await sign(people, [before]));
  await expect(
    page.getByText("A certificate was revoked, and nothing proves that it was used before that."),
  ).toBeVisible();
  await expect(page.getByText(/qualified electronic signature/i)).toHaveCount(0);
});

test("an own certificate is trusted once it was shown and confirmed, and until it is removed", async ({
  page,
  signIn,
  addPerson,
}) => {
  const der = derOf(await makeHolder("Example Root", "authority", undefined));
  const fingerprint = createHash("sha256").update(der).digest("hex");
  const add = page.getByRole("button", { name: "Add certificates" });
  const choose = (buffer: Buffer) =>
    page
      .getByLabel(/^Add certificates/)
      .setInputFiles({ name: "root.cer", mimeType: "application/pkix-cert", buffer });
  const dialog = page.getByRole("dialog");
  const section = page.getByRole("region", { name: "Certificates that you trust" });

  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/trust");
  await choose(Buffer.from("no certificate"));
  await expect(page.getByText("A file holds no certificate in PEM or DER.")).toBeVisible();

  await choose(der);
  await expect(dialog.getByText("Example Root")).toBeVisible();
  await expect(dialog.getByText(fingerprint)).toBeVisible();
  await expect(dialog.getByText(/^Valid from .+ until/)).toBeVisible();
  await expect(dialog.getByText("Certificate authority", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await expect(section.getByText("None yet.")).toBeVisible();

  await choose(der);
  await dialog.getByRole("button", { name: "Trust" }).click();
  await expect(section.getByRole("status")).toHaveText("1 certificate was added.");
  await expect(section.getByText(fingerprint)).toBeVisible();
  await choose(der);
  await dialog.getByRole("button", { name: "Trust" }).click();
  await expect(section.getByRole("status")).toHaveText(/^Nothing was added/);

  await section.getByRole("button", { name: "Remove" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(section.getByText("None yet.")).toBeVisible();
  await expect(section.getByRole("status")).toHaveText("The certificate was removed.");
  await expect(section.getByRole("heading")).toBeFocused();
});

test("the overview names lists that are overdue, and a phone shows the days of each list", async ({
  page,
  lists: { folder },
  signIn,
  addPerson,
}) => {
  const people = await makePeople();
  const operator = await makeListSigner("Scheme operator");
  const overdue = { people, operator, periods: [granted], nextUpdate: "2020-01-15T00:00:00Z" };
  await signIn(page, await addPerson({ role: "admin" }));
  await pinOperator(page, operator.certificate);
  // Newer than the lists of other tests.
  await publish(folder, { ...overdue, number: 1000 });
  await loadLists(page);
  await page.goto("/admin");
  await expect(page.getByText("1 list is stale: Lithuania (since 15 January 2020).")).toBeVisible();

  await page.setViewportSize(phone);
  await page.getByRole("link", { name: "Open the lists" }).click();
  const row = page.getByRole("row", { name: /Lithuania/ });
  await expect(row.getByText(/^Issued: 1 October 2026/)).toBeVisible();
  await expect(row.getByText(/^Next update: 15 January 2020/)).toBeVisible();
  const places = page.getByRole("navigation", { name: "Administration" });
  await expect(places.getByRole("link", { name: "Trusted lists" })).toBeInViewport({ ratio: 0.9 });
  await expectNoSidewaysScroll(page);

  await publish(folder, { ...overdue, number: 1001, nextUpdate: null });
  await loadLists(page);
  await expect(row.getByText("The list is closed").filter({ visible: true })).toBeVisible();

  await publish(folder, { ...overdue, number: 1002, nextUpdate: null, missing: ["DE"] });
  await page.getByRole("button", { name: "Load now" }).click();
  await expect(page.getByText(/^1 list was not accepted/)).toBeVisible();
  await page.goto("/admin");
  await expect(page.getByText(/^1 list was not accepted: Germany \(since .+\)\.$/)).toBeVisible();
});

test("the status says what is pinned after each change of the pinned certificates", async ({
  page,
  signIn,
  addPerson,
}) => {
  await signIn(page, await addPerson({ role: "admin" }));
  await pinOperator(page, (await makeListSigner("Scheme operator")).certificate);
  await page.getByRole("button", { name: "Return to those of Paraph" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Return" }).click();
  await expect(page.getByText(/^\d+ certificates are pinned now\.$/)).toBeVisible();
});
