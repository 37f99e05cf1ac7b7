import { readFileSync } from "node:fs";
import { sendNewDocument, sendOpenDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { sampleFiles, uploadTogether } from "./support/container-files";
import { guestSigner } from "./support/guest-signer";
import { endThirtyDays, sendOn, signFirst } from "./support/kept-signatures";
import { expect, test } from "./support/level-portal";
import { signByMail } from "./support/sign-by-mail";
import { expectSignedContainer, expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signInFrame, signWithSmartId } from "./support/signing";

test.describe.configure({ mode: "default" });
test.use({ pdfLevel: "t" });

const [owner, colleague] = ["50001029996", "39912310014"];
const level = "T";

test("one person signs a PDF at level T", async ({ page, gateway, signIn }) => {
  const source = await samplePdf();
  await signIn(page);
  const url = await sendNewDocument(page, { name: "For one", bytes: source, withMe: true });
  await signWithSmartId(page, owner);
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  await expect(page.getByText(/^Signed by the one person .*; nothing was changed since\./)).toBeVisible();
  const signed = await downloadSigned(page);
  await expectSignedPdf(signed.path, { gateway, level, signatures: 1, source });
});

test("two people sign a PDF at level T", async ({ page, gateway, signIn, openBrowser }) => {
  const source = await samplePdf();
  const second = await openBrowser();
  const jonas = await signIn(second);
  await signIn(page);
  const url = await sendNewDocument(page, { name: "For two", bytes: source, withMe: true, signers: [jonas] });
  await signWithSmartId(page, owner);
  await second.goto(`${url}/sign`);
  await signInFrame(second, { method: "Mobile-ID", code: "50001018865", phone: "+37060000666" });
  await expect(second.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  await expect(page.getByText("Signed by all 2 people; nothing was changed since.")).toBeVisible();
  const signed = await downloadSigned(page);
  await expectSignedPdf(signed.path, { gateway, level, signatures: 2, source });
});

test("a guest signs a PDF at level T from the mail", async ({ page, gateway, signIn, openBrowser }) => {
  const source = await samplePdf();
  const mary = guestSigner("Mary");
  await signIn(page);
  await sendNewDocument(page, { name: "For a guest", bytes: source, signers: [mary] });
  const guest = await openBrowser();
  await signByMail(guest, gateway, { ...mary, code: colleague });
  await expect(guest.getByRole("status")).toHaveText("Signed");
  const signed = await downloadSigned(guest);
  await expectSignedPdf(signed.path, { gateway, level, signatures: 1, source });
});

test("a signature at level T survives the gateway's thirty days, and the second is added to it", async ({
  page,
  db,
  gateway,
  signIn,
  openBrowser,
}) => {
  const source = await samplePdf();
  const second = await openBrowser();
  const jonas = await signIn(second);
  await signIn(page);
  const url = await signFirst(page, { name: "Kept", bytes: source, code: owner, other: jonas });
  const kept = await (await endThirtyDays(page, db)).path();
  await expectSignedPdf(kept, { gateway, level, signatures: 1, source });
  await sendOn(page, jonas);
  await second.goto(url);
  await signWithSmartId(second, colleague);
  await expect(second.getByRole("status")).toHaveText("Signed");
  const signed = await downloadSigned(page);
  await expectSignedPdf(signed.path, { gateway, level, signatures: 2, source });
  const [before, after] = [readFileSync(kept), readFileSync(signed.path)];
  expect(after.subarray(0, before.length).equals(before)).toBe(true);
});

// Nothing asks for the level of a container. It stays at T if the gateway cannot get the evidence.

test("one person signs a container at level T", async ({ page, gateway, signIn }) => {
  await signIn(page);
  await uploadTogether(page, await sampleFiles());
  await sendOpenDocument(page, { withMe: true });
  const url = page.url();
  await gateway.injectFault({ fault: "ocsp_unreachable", count: 1 });
  await signWithSmartId(page, owner);
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  const signed = await downloadSigned(page);
  await expectSignedContainer(signed.path, { gateway, level, signatures: 1, files: 3 });
});

test("a user and a guest sign a container at level T", async ({ page, gateway, signIn, openBrowser }) => {
  const rasa = guestSigner("Rasa");
  await signIn(page);
  await uploadTogether(page, await sampleFiles());
  await sendOpenDocument(page, { withMe: true, signers: [rasa] });
  const url = page.url();
  await gateway.injectFault({ fault: "ocsp_unreachable", count: 2 });
  await signWithSmartId(page, owner);
  const guest = await openBrowser();
  await signByMail(guest, gateway, { ...rasa, code: colleague });
  await expect(guest.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  await expect(page.getByText("Not confirmed", { exact: true })).toHaveCount(2);
  const signed = await downloadSigned(page);
  await expectSignedContainer(signed.path, { gateway, level, signatures: 2, files: 3 });
});
