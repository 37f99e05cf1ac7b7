import type { Page } from "@playwright/test";
import { openNewDraft, sendNewDocument, signInWithForm } from "@/testing/journey";
import { writeLargePdf } from "@/testing/large-pdf";
import { testCluster } from "@/testing/portals";
import { samplePdf } from "@/testing/sample-pdf";
import { sandboxGateway } from "@/testing/sandbox-gateway";
import { systemServers } from "@/testing/servers/installed";
import { expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signingTokenOf, signWithSmartId } from "./support/signing";
import { type StartedCluster, startCluster } from "./support/start-cluster";
import { expect, test } from "./support/test";

const user = { email: "user@example.com", password: "paraph-demo" };
const [first, second] = testCluster.portals;

test.describe("with a portal killed in the middle", () => {
  test.skip(
    systemServers.some(({ isInstalled }) => !isInstalled()),
    "PostgreSQL, HAProxy or Ceph is not installed.",
  );
  test.describe.configure({ mode: "default", timeout: 150_000 });
  // What a browser reports of the requests that a killed portal leaves unanswered.
  test.use({ baseURL: testCluster.url, expectedErrors: [/Failed to load resource|ERR_/] });

  let cluster: StartedCluster;
  test.beforeAll(async () => {
    test.setTimeout(150_000);
    cluster = await startCluster();
  });
  test.afterAll(async () => cluster?.stop());
  test.beforeEach(async ({ page }) => {
    for (const portal of testCluster.portals) await cluster.untilReady(portal);
    await signInWithForm(page, user);
  });

  test("an upload arrives once, whether the browser or the person sends it again", async ({
    page,
  }, testInfo) => {
    const file = testInfo.outputPath("Large.pdf");
    await writeLargePdf(file, { attachmentBytes: 6_000_000 });
    const throttle = await slowUploads(page);
    await page.locator("input[type=file]").setInputFiles(file);
    await expect.poll(cluster.findReceiver).toBeDefined();
    const receiver = cluster.findReceiver();
    if (!receiver) throw new Error("The upload ended before its portal could be killed.");
    cluster.kill(receiver);
    await throttle.end();
    const [uploaded, again] = [
      page.getByText("Uploaded: open"),
      page.getByRole("button", { name: "Try Large.pdf again" }),
    ];
    // A browser sends a request again whose body the portal had not read to its end.
    await expect(uploaded.or(again)).toBeVisible({ timeout: 60_000 });
    if (await again.isVisible()) await again.click();
    await expect(uploaded).toBeVisible();
    await page.reload();
    await expect(page.getByRole("link", { name: "Large", exact: true })).toHaveCount(1);
  });

  test("a document is signed, validated, and deleted at the gateway", async ({ page }) => {
    const gateway = sandboxGateway(testCluster.gatewayUrl);
    const source = await samplePdf({ title: "Signed meanwhile" });
    await sendNewDocument(page, { name: "Signed meanwhile", bytes: source, withMe: true });
    await page.getByRole("link", { name: "Sign now" }).waitFor();
    await signWithSmartId(page, "50001029996");
    const token = await signingTokenOf(page);
    for (const portal of [first, second]) if (portal) cluster.kill(portal);
    // A killed portal may have been at work on it: another goes on after its lease of a minute.
    await expect(page.getByRole("status")).toHaveText("Signed", { timeout: 90_000 });
    const signed = await downloadSigned(page);
    await expectSignedPdf(signed.path, { gateway, level: "LT", signatures: 1, source });
    await expect.poll(() => gateway.statusOf(token), { timeout: 90_000 }).toBe(404);
  });

  test("an open page shows each change, whichever portal it listened to", async ({ page, openBrowser }) => {
    const url = await openNewDraft(page, "Named first");
    const reader = await openBrowser({ storageState: await page.context().storageState() });
    let streams = 0;
    reader.on("request", (request) => {
      if (request.url().includes("/api/events")) streams += 1;
    });
    await reader.goto(url);
    await page.getByText("Change files and their order").click();
    for (const [index, portal] of testCluster.portals.entries()) {
      cluster.kill(portal);
      await page.getByLabel("Document name").fill(`Named ${index}`);
      await page.getByRole("button", { name: "Save the files" }).click();
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`Named ${index}`);
      await cluster.untilReady(portal);
    }
    expect(streams).toBeGreaterThan(1);
  });
});

/** Makes uploads of the page slow enough to kill a portal meanwhile. */
async function slowUploads(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const limit = (uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput,
    });
  await limit(400_000);
  return { end: () => limit(-1) };
}
