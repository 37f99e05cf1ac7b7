import type { APIRequestContext, Page } from "@playwright/test";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import type { Db } from "@/db/client";
import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "./support/guest-signer";
import { expect, test as base } from "./support/test";

type Sent = {
  link: string;
  /** What the log says that the guest did. */
  guestEvents: () => Promise<{ action: string }[]>;
};

/** A document that waits for a guest, who has not opened it. */
const test = base.extend<{ sent: Sent }>({
  sent: async ({ page, signIn, gateway, db }, use) => {
    const guest = guestSigner("Vaiva");
    const owner = await signIn(page);
    const address = await sendNewDocument(page, { name: "Opened by a guest", signers: [guest] });
    const [invitation] = await gateway.mailsTo(guest.email);
    const documentId = new URL(address, "http://localhost").pathname.split("/").at(-1) ?? "";
    await use({ link: linkIn(invitation), guestEvents: () => eventsOfGuest(db, documentId, owner.id) });
  },
});

async function eventsOfGuest(db: Db, documentId: string, userId: string) {
  const actions = ["signer.viewed", "file.viewed", "file.downloaded"];
  const events = await listDocumentEvents(db.read, { documentId, userId, actions });
  return events.filter(({ detail }) => JSON.stringify(detail).includes("Vaiva"));
}

/** What a mail scanner does with a link: it asks for the page's header or the page, and follows a link there. */
async function scan(request: APIRequestContext, link: string) {
  expect((await request.head(link)).ok()).toBe(true);
  expect((await request.get(link)).ok()).toBe(true);
  const file = `/api/invitations/${link.split("/").at(-1)}/files/source?download`;
  expect((await request.head(file)).ok()).toBe(true);
  expect((await request.get(file)).ok()).toBe(true);
}

test("a mail scanner that fetches an invitation's link leaves no trace of the signer", async ({
  sent,
  playwright,
  baseURL,
}) => {
  const scanner = await playwright.request.newContext({ baseURL });
  await scan(scanner, sent.link);
  await scanner.dispose();
  expect(await sent.guestEvents()).toEqual([]);
});

test("a signer who has the document before them has opened it, once", async ({ sent, openBrowser }) => {
  const guest = await openBrowser();
  await guest.goto(sent.link);
  const opened = async () =>
    (await sent.guestEvents()).filter(({ action }) => action === "signer.viewed").length;
  await expect.poll(opened).toBe(1);
  await guest.reload();
  await guest.getByRole("link", { name: "Sign", exact: true }).click();
  await expect(guest.locator("#isign-gateway")).toBeVisible();
  expect(await opened()).toBe(1);
});

test("a page that a browser loads out of sight is opened when it comes into sight", async ({
  sent,
  openBrowser,
}) => {
  const guest = await openBrowser();
  await guest.addInitScript(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  });
  await guest.goto(sent.link);
  await guest.getByText("Decline to sign").click();
  await guest.getByRole("button", { name: "Decline" }).click();
  await expect(guest.getByText("Say why, so that the sender knows what to change.")).toBeVisible(); // by its script
  expect(await sent.guestEvents()).toEqual([]);

  await comeIntoSight(guest);
  await expect(guest.getByRole("region", { name: "Page 1 of 3" })).toBeVisible();
  const viewed = async () => (await sent.guestEvents()).map(({ action }) => action);
  await expect.poll(viewed).toEqual(["signer.viewed", "file.viewed"]);
});

async function comeIntoSight(page: Page) {
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}
