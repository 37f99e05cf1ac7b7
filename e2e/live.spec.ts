import type { Page } from "@playwright/test";
import { openNewDraft, sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "./support/guest-signer";
import { phoneBrowser } from "./support/phone";
import { frameOf } from "./support/signing";
import { expect, test } from "./support/test";

async function rename(page: Page, name: string): Promise<void> {
  await page.getByLabel("Document name").fill(name);
  await page.getByRole("button", { name: "Save the files" }).click();
}

test.describe("with a connection that breaks", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("two browsers show each other's changes without a reload, at once and after a disconnection", async ({
    page,
    signIn,
    openBrowser,
  }) => {
    await signIn(page);
    const url = await openNewDraft(page, "Named first");
    const second = await openBrowser({ storageState: await page.context().storageState() });
    const context = second.context();
    const requestedPaths: string[] = [];
    second.on("request", (request) => requestedPaths.push(new URL(request.url()).pathname));
    await second.goto(url);
    for (const each of [page, second]) {
      await each.getByText("Change files and their order").click();
      await each.evaluate(() => (document.title = "never loaded again"));
    }

    for (const number of [1, 2, 3, 4, 5, 6]) {
      const [writer, reader] = number % 2 === 1 ? [page, second] : [second, page];
      await rename(writer, `Named ${number} times`);
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`Named ${number} times`);
    }
    expect(requestedPaths.filter((pathname) => pathname === "/api/events")).toHaveLength(1);
    const loads = requestedPaths.filter((pathname) => url.endsWith(pathname)).length;
    expect(loads, "the page itself, and by each change at most a save and a refresh").toBeLessThanOrEqual(13);

    await context.setOffline(true);
    await rename(page, "Named in the meantime");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Named in the meantime");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Named 6 times");
    await context.setOffline(false);
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Named in the meantime");
  });
});

test.describe("with a frame that is left in the middle", () => {
  // The frame's page may request a document that a decline has just removed.
  test.use({ expectedErrors: [/404 \(Not Found\) \(http:\/\/127\.0\.0\.1:\d+\/signing\//] });

  test("an open page lists a document to sign until its user is removed, and the owner's page shows a decline", async ({
    page,
    gateway,
    signIn,
    addPerson,
    openBrowser,
  }) => {
    const name = "Comes and goes";
    const ona = guestSigner("Ona", "Onaitė");
    const jonas = await openBrowser();
    const signer = await signIn(jonas, await addPerson({ name: "Jonas", surname: "Žąsinas" }));
    await jonas.goto("/documents");
    const counted = jonas.getByRole("navigation").getByRole("link", { name: /To sign/ });
    const before = await counted.textContent();
    await signIn(page);
    await sendNewDocument(page, { name, signers: [signer, ona] });
    const row = jonas.getByRole("link", { name, exact: true });
    await expect(row).toBeVisible();
    await expect(counted).not.toHaveText(before ?? "");
    await page.getByRole("link", { name: "Replace or remove Jonas Žąsinas" }).click();
    await page.getByRole("button", { name: "Remove without replacement" }).click();
    await expect(row).toHaveCount(0);
    await expect(counted).toHaveText(before ?? "");

    const [invitation] = await gateway.mailsTo(ona.email);
    const guest = await openBrowser(phoneBrowser);
    await guest.goto(linkIn(invitation));
    await guest.getByRole("link", { name: "Sign", exact: true }).click();
    const frame = frameOf(guest);
    await frame.getByRole("button", { name: "Decline", exact: true }).click();
    await frame.getByRole("button", { name: "Decline this document" }).click();
    await expect(guest.getByRole("heading", { name: "The signing was declined" })).toBeVisible();
    await expect(page.getByText("Ona Onaitė declined to sign. Nothing more happens")).toBeVisible();
  });
});
