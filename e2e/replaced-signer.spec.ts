import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { phone } from "./support/phone";
import { signInFrame, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test("an owner replaces a signer, whose open page updates, and is warned if the certificate names someone else", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const name = "Replaced signer";
  const [removed, added] = [guestSigner("Ona", "Onaitė"), guestSigner("Rasa", "Rasienė")];
  await signIn(page);
  const address = await sendNewDocument(page, { name, withMe: true, signers: [removed] });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  const [invitation] = await gateway.mailsTo(removed.email);
  const ona = await openBrowser({ viewport: phone });
  await ona.goto(linkIn(invitation));
  await expect(ona.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(ona.getByRole("region", { name: "Page 1 of" })).toBeVisible();

  await page.goto(address);
  await page.setViewportSize(phone);
  await page.getByRole("link", { name: "Replace or remove Ona Onaitė" }).click();
  await expect(page.getByRole("heading", { name: "Replace or remove Ona Onaitė" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Remove without replacement" }).click();
  await expect(page.getByText("Nobody else is left to sign")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(added.name);
  await page.getByLabel("Surname").fill(added.surname);
  await page.getByLabel("Email").fill(added.email);
  await page.getByRole("button", { name: "Replace and invite" }).click();

  await expect(page.getByText("Rasa Rasienė was asked to sign as well")).toBeVisible();
  await expect(page.getByText("Ona Onaitė is no longer asked to sign")).toBeVisible();
  await expectAccessible(page);
  await expect(ona.getByRole("heading", { name: "You are no longer asked to sign" })).toBeVisible();
  const [notice] = await gateway.mailsTo(removed.email, 2);
  expect(notice?.subject).toBe(`No longer needed: ${name}`);

  const [invited] = await gateway.mailsTo(added.email);
  await ona.goto(linkIn(invited));
  await ona.getByRole("link", { name: "Sign", exact: true }).click();
  await signInFrame(ona, { method: "Mobile-ID", code: "60001019906", phone: "+37200000766" });
  await expect(ona.getByRole("status")).toHaveText("Signed");
  await expect(page.getByRole("status")).toHaveText("Signed");
  const warning =
    "Signed with the certificate of MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER; you invited Rasa Rasienė.";
  await expect(page.getByRole("alert").filter({ hasText: warning })).toBeVisible();
  await expectAccessible(page);
  await ona.reload();
  await expect(ona.getByText("Signed with the certificate")).toHaveCount(0);
});
