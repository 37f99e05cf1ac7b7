import { sendNewDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { phone } from "./support/phone";
import { expectSignedPdf } from "./support/signature-level";
import { frameOf, signInFrame, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test("a signer without an account signs on a phone, from the mail to the signed file", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const mary = guestSigner("Mary", "O’Connež-Šuslik");
  const name = "Nuomos sutartis – Gedimino pr. 9";
  const source = await samplePdf({ title: name });
  const owner = await signIn(page);
  await sendNewDocument(page, { name, bytes: source, withMe: true, signers: [mary] });
  await expect(page.getByText(/^Invited/)).toBeVisible();
  expect(await page.content()).not.toContain("/sign/");
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  const [invitation] = await gateway.mailsTo(mary.email);
  expect(invitation?.subject).toBe(`Austėja Kazlauskienė asks you to sign: ${name}`);
  const guest = await openBrowser({ viewport: phone });
  await guest.goto(linkIn(invitation));
  await expect(guest.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(guest.getByRole("region", { name: "Page 1 of 3" })).toBeVisible();
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(guest.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  expect(await guest.content()).not.toContain(owner.email);
  await expectAccessible(guest);
  await expectNoSidewaysScroll(guest);

  await guest.getByRole("link", { name: "Sign", exact: true }).click();
  await signInFrame(guest, { code: "39912310014" });
  await expect(guest.getByRole("status")).toHaveText("Signed");

  const [signed] = await gateway.mailsTo(mary.email, 2);
  expect(signed?.subject).toBe(`Signed: ${name}`);
  const later = await openBrowser({ viewport: phone });
  await later.goto(linkIn(signed));
  await expect(later.getByText("Everybody has signed", { exact: true })).toBeVisible();
  await expectAccessible(later);
  const download = later.waitForEvent("download");
  await later.getByRole("link", { name: "Download signed document" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${name} (signed).pdf`);
  await expectSignedPdf(await file.path(), { gateway, level: "LT", signatures: 2, source });
});

test("a signer without an account declines, and the owner reads the reason", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const paul = guestSigner("Paul");
  const owner = await signIn(page);
  await sendNewDocument(page, { name: "Declined by a guest", withMe: true, signers: [paul] });
  const [invitation] = await gateway.mailsTo(paul.email);
  const guest = await openBrowser({ viewport: phone });
  await guest.goto(linkIn(invitation));
  await guest.getByText("Decline to sign").click();
  await guest.getByRole("button", { name: "Decline" }).click();
  await expect(guest.getByText("Say why, so that the sender knows what to change.")).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Why do you not sign?").fill("Nuoma per didelė.");
  await guest.getByRole("button", { name: "Decline" }).click();
  await expect(guest.getByRole("heading", { name: "The signing was declined" })).toBeVisible();
  await expectAccessible(guest);

  await expect(page.getByRole("status")).toHaveText("Declined");
  await expect(page.getByText("Nuoma per didelė.")).toBeVisible();
  const [declined] = await gateway.mailsTo(owner.email);
  expect(declined?.subject).toBe("Declined: Declined by a guest");
  expect(declined?.text).toContain("> Nuoma per didelė.");
});

test("an invitation that is resent makes the earlier link invalid", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const ona = guestSigner("Ona");
  await signIn(page);
  await sendNewDocument(page, { name: "Sent twice", signers: [ona] });
  const [first] = await gateway.mailsTo(ona.email);
  await page.getByRole("button", { name: /^Send the invitation to Ona/ }).click();
  const [second] = await gateway.mailsTo(ona.email, 2);
  const old = await openBrowser({ viewport: phone });
  await old.goto(linkIn(first));
  await expect(old.getByRole("heading", { name: "This link is no longer valid" })).toBeVisible();
  await expectAccessible(old);
  const fetched = await old.request.get(`/api/invitations/${linkIn(first).split("/").at(-1)}/files/source`);
  expect(fetched.status()).toBe(404);
  await old.goto(linkIn(second));
  await expect(old.getByRole("heading", { level: 1, name: "Sent twice" })).toBeVisible();
});

test("an invitation's link opens only its own document", async ({ page, gateway, signIn, openBrowser }) => {
  await signIn(page);
  const links = [];
  for (const name of ["First secret", "Second secret"]) {
    const signer = guestSigner("Guest");
    await sendNewDocument(page, { name, signers: [signer] });
    links.push(linkIn((await gateway.mailsTo(signer.email))[0]));
  }
  const [first = "", second = ""] = links;
  const guest = await openBrowser({ viewport: phone });
  await guest.goto(first);
  expect(await guest.content()).not.toContain("Second secret");
  const fileOf = (link: string, role: string) =>
    guest.request.get(`/api/invitations/${link.split("/").at(-1)}/files/${role}`);
  const sourceOf = async (link: string) => (await fileOf(link, "source")).body();
  expect((await sourceOf(first)).equals(await sourceOf(second))).toBe(false);
  expect((await fileOf(first, "constructor")).status()).toBe(404);
  await guest.goto("/documents");
  await expect(guest.getByLabel("Password")).toBeVisible();
});

test("a document that waits for a user's signature is counted and listed until the user declines it", async ({
  page,
  signIn,
  openBrowser,
}) => {
  await signIn(page);
  const name = "Waits for Jonas";
  const jonas = await openBrowser();
  const signer = await signIn(jonas);
  await sendNewDocument(page, { name, withMe: true, signers: [signer] });
  await jonas.goto("/documents");
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
});
