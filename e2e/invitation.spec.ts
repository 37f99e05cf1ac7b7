import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { frameOf, other, owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { pdfSignatures } from "./support/pdf-signatures";
import { samplePdf } from "./support/sample-pdf";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();
const phone = { width: 390, height: 844 };

/** Nobody that the portal knows, and nobody twice. */
const stranger = (name: string) => ({
  name,
  surname: "O’Connež-Šuslik",
  email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.org`,
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("#isign-gateway").analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** The browser of somebody without an account, who follows the link of their mail. */
async function openLink(browser: Browser, watch: (page: Page) => void, link: string, viewport = phone) {
  const context = await browser.newContext({ viewport, acceptDownloads: true });
  const page = await context.newPage();
  watch(page);
  await page.goto(link);
  return page;
}

async function signInFrame(page: Page, code: string): Promise<void> {
  const frame = frameOf(page);
  await frame.getByRole("button", { name: "Smart-ID" }).click();
  await frame.getByLabel("Personal code").fill(code);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
}

test("somebody without an account signs on a phone, from the mail to the signed file", async ({
  page,
  browser,
  watch,
}) => {
  const mary = stranger("Mary");
  const name = "Nuomos sutartis – Gedimino pr. 9";
  const source = await samplePdf({ title: name });
  await signIn(page, owner);
  await uploadDocument(page, name, source);
  await sendToMe(page, mary);
  await expect(page.getByText(/^Invited/)).toBeVisible();
  expect(await page.content()).not.toContain("/sign/");
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  const [invitation] = await gateway.mailsTo(mary.email);
  expect(invitation?.subject).toBe(`Austėja Kazlauskienė asks you to sign: ${name}`);
  const guest = await openLink(browser, watch, linkIn(invitation));
  await expect(guest.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(guest.getByRole("region", { name: "Page 1 of 3" })).toBeVisible();
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(guest.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  expect(await guest.content()).not.toContain(owner);
  await expectAccessible(guest);
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);

  await guest.getByRole("link", { name: "Sign", exact: true }).click();
  await signInFrame(guest, "39912310014");
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await guest.context().close();

  const [signed] = await gateway.mailsTo(mary.email, 2);
  expect(signed?.subject).toBe(`Signed: ${name}`);
  const later = await openLink(browser, watch, linkIn(signed));
  await expect(later.getByText("Everybody has signed", { exact: true })).toBeVisible();
  await expectAccessible(later);
  const download = later.waitForEvent("download");
  await later.getByRole("link", { name: "Download signed document" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${name} (signed).pdf`);
  const path = await file.path();
  expect(readFileSync(path).subarray(0, source.length).equals(source)).toBe(true);
  expect(pdfSignatures(path, await gateway.certificateAuthority())).toMatchObject([
    { validation: "Signature is Valid." },
    { validation: "Signature is Valid.", coverage: "Total document signed" },
  ]);
  await later.context().close();
});

test("somebody without an account declines, and the sender hears why", async ({ page, browser, watch }) => {
  const paul = stranger("Paul");
  await signIn(page, owner);
  await uploadDocument(page, "Declined by a guest");
  await sendToMe(page, paul);
  const [invitation] = await gateway.mailsTo(paul.email);
  const guest = await openLink(browser, watch, linkIn(invitation));
  await guest.getByText("Decline to sign").click();
  await guest.getByRole("button", { name: "Decline" }).click();
  await expect(guest.getByText("Say why, so that the sender knows what to change.")).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Why do you not sign?").fill("Nuoma per didelė.");
  await guest.getByRole("button", { name: "Decline" }).click();
  await expect(guest.getByRole("heading", { name: "The signing was declined" })).toBeVisible();
  await expectAccessible(guest);
  await guest.context().close();

  await expect(page.getByRole("status")).toHaveText("Declined");
  await expect(page.getByText("Nuoma per didelė.")).toBeVisible();
  const mails = await gateway.mailsTo(owner);
  expect(mails.find(({ subject }) => subject === "Declined: Declined by a guest")?.text).toContain(
    "> Nuoma per didelė.",
  );
});

test("a link that was sent again takes the place of the earlier one", async ({ page, browser, watch }) => {
  const ona = stranger("Ona");
  await signIn(page, owner);
  await uploadDocument(page, "Sent twice");
  await sendToMe(page, ona);
  const [first] = await gateway.mailsTo(ona.email);
  await page.getByRole("button", { name: /^Send the invitation to Ona/ }).click();
  const [second] = await gateway.mailsTo(ona.email, 2);
  const old = await openLink(browser, watch, linkIn(first));
  await expect(old.getByRole("heading", { name: "This link is no longer valid" })).toBeVisible();
  await expectAccessible(old);
  const fetched = await old.request.get(`/api/invitations/${linkIn(first).split("/").at(-1)}/files/source`);
  expect(fetched.status()).toBe(404);
  await old.goto(linkIn(second));
  await expect(old.getByRole("heading", { level: 1, name: "Sent twice" })).toBeVisible();
  await old.context().close();
});

test("a link opens its own document alone", async ({ page, browser, watch }) => {
  await signIn(page, owner);
  const links = [];
  for (const name of ["First secret", "Second secret"]) {
    const guest = stranger("Guest");
    await page.goto("/documents");
    await uploadDocument(page, name);
    await sendToMe(page, guest);
    links.push(linkIn((await gateway.mailsTo(guest.email))[0]));
  }
  const [first = "", second = ""] = links;
  const guest = await openLink(browser, watch, first);
  expect(await guest.content()).not.toContain("Second secret");
  const sourceOf = async (link: string) =>
    (await guest.request.get(`/api/invitations/${link.split("/").at(-1)}/files/source`)).body();
  expect((await sourceOf(first)).equals(await sourceOf(second))).toBe(false);
  await guest.goto("/documents");
  await expect(guest.getByLabel("Password")).toBeVisible();
  await guest.context().close();
});

test("what waits for a user's signature is counted and listed, until it is declined", async ({
  page,
  browser,
  watch,
}) => {
  await signIn(page, owner);
  const name = "Waits for Jonas";
  await uploadDocument(page, name);
  await sendToMe(page, { name: "Jonas", surname: "Žąsinas", email: other });
  const context = await browser.newContext();
  const jonas = await context.newPage();
  watch(jonas);
  await signIn(jonas, other);
  await jonas.getByRole("link", { name: /^To sign|waits? for you/ }).click();
  await expect(jonas.getByRole("heading", { name: "To sign" })).toBeVisible();
  await expectAccessible(jonas);
  await jonas.getByRole("link", { name, exact: true }).click();
  await jonas.getByRole("link", { name: "Sign now" }).click();
  await expect(frameOf(jonas).getByRole("img", { name: "Page 1 of 3" })).toBeVisible();
  await jonas.getByText("Decline to sign").click();
  await jonas.getByLabel("Why do you not sign?").fill("Not mine to sign.");
  await jonas.getByRole("button", { name: "Decline" }).click();
  await expect(jonas.getByRole("status")).toHaveText("Declined");
  await jonas.goto("/to-sign");
  await expect(jonas.getByRole("link", { name, exact: true })).toHaveCount(0);
  await context.close();
});
