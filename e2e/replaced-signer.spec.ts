import { expectAccessible, expectNoSidewaysScroll, phone } from "./support/accessible";
import { frameOf, owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();
const emailOf = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@example.org`;

test("somebody is asked in another's place, whose open page ends by itself; a third signs, and the sender is warned", async ({
  page,
  browser,
  watch,
}) => {
  const name = "Somebody else signs";
  const [before, after] = [emailOf("ona"), emailOf("rasa")];
  await signIn(page, owner);
  const address = await uploadDocument(page, name);
  await sendToMe(page, { name: "Ona", surname: "Onaitė", email: before });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  const [invitation] = await gateway.mailsTo(before);
  const context = await browser.newContext({ viewport: phone });
  const ona = await context.newPage();
  watch(ona);
  await ona.goto(linkIn(invitation));
  await expect(ona.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto(address);
  await page.setViewportSize(phone);
  await page.getByRole("link", { name: "Replace or remove Ona Onaitė" }).click();
  await expect(page.getByRole("heading", { name: "Replace or remove Ona Onaitė" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Remove without replacement" }).click();
  await expect(page.getByText("Nobody else is left to sign")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Rasa");
  await page.getByLabel("Surname").fill("Rasienė");
  await page.getByLabel("Email").fill(after);
  await page.getByRole("button", { name: "Replace and invite" }).click();

  await expect(page.getByText("Rasa Rasienė was asked to sign as well")).toBeVisible();
  await expect(page.getByText("Ona Onaitė is no longer asked to sign")).toBeVisible();
  await expectAccessible(page);
  await expect(ona.getByRole("heading", { name: "You are no longer asked to sign" })).toBeVisible();
  const [told] = await gateway.mailsTo(before, 2);
  expect(told?.subject).toBe(`No longer needed: ${name}`);

  const [invited] = await gateway.mailsTo(after);
  await ona.goto(linkIn(invited));
  await ona.getByRole("link", { name: "Sign", exact: true }).click();
  const frame = frameOf(ona);
  await frame.getByRole("button", { name: "Mobile-ID" }).click();
  await frame.getByLabel("Personal code").fill("60001019906");
  await frame.getByLabel("Phone number").fill("+37200000766");
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(ona.getByRole("status")).toHaveText("Signed");
  await expect(page.getByRole("status")).toHaveText("Signed");
  const warning =
    "Signed with the certificate of MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER; you invited Rasa Rasienė.";
  await expect(page.getByRole("alert").filter({ hasText: warning })).toBeVisible();
  await expectAccessible(page);
  await ona.reload();
  await expect(ona.getByText("Signed with the certificate")).toHaveCount(0);
  await context.close();
});
