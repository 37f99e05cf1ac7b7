import type { Locator } from "@playwright/test";
import { addSigner, sendNewDocument, signerCard, uploadDraft } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessible } from "./support/accessible";
import { guestSigner } from "./support/guest-signer";
import { endTimeToSign } from "./support/move-deadlines";
import { signByMail } from "./support/sign-by-mail";
import { expectSignedPdf } from "./support/signature-level";
import { downloadSigned, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

const positionOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, y: 0 };

test("two people sign at the same time, then a user, then the owner: each is invited when their step begins", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const [ona, petras] = [guestSigner("Ona"), guestSigner("Petras")];
  const jonasAccount = await addPerson({ name: "Jonas", surname: "Žąsinas" });
  const owner = await signIn(page);
  const source = await samplePdf();
  const url = await uploadDraft(page, "In three steps", source);
  await page.goto(`${url}/send`);
  await page.getByRole("button", { name: "Add me" }).click();
  await addSigner(page, 2, ona);
  await addSigner(page, 3, petras);
  await addSigner(page, 4, jonasAccount);
  await page.getByLabel("Order").selectOption("In steps");
  await page.getByRole("button", { name: "Move signer 1 down" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move signer 2 down" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(signerCard(page, 4).getByLabel("Email")).toHaveValue(owner.email);
  for (const [index, step] of ["1", "1", "2", "3"].entries())
    await signerCard(page, index + 1)
      .getByLabel("Step")
      .selectOption(step);
  const sender = await signerCard(page, 4).getByLabel("Name", { exact: true }).inputValue();
  await expect(
    page.getByText(
      new RegExp(
        `^First Ona Petraitienė and Petras Petraitienė at the same time, then Jonas Žąsinas, then ${sender}`,
      ),
    ),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await expect(
    page.getByText("You sign after Ona Petraitienė, Petras Petraitienė, and Jonas Žąsinas."),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign now" })).toHaveCount(0);

  const jonas = await openBrowser();
  await signIn(jonas, jonasAccount);
  await jonas.goto(url);
  await expect(jonas.getByText("We will write to you then.")).toBeVisible();
  await jonas.goto(`${url}/sign`);
  await expect(jonas).toHaveURL(url);

  const guest = await openBrowser();
  await signByMail(guest, gateway, { ...ona, code: "39912310014" });
  await expect(
    jonas.getByText("You sign after Petras Petraitienė. We will write to you then."),
  ).toBeVisible();
  await signByMail(guest, gateway, { ...petras, code: "48001010019" });
  await expect(jonas.getByRole("link", { name: "Sign now" })).toBeVisible();
  await expect(jonas.getByText(/^Asked (just now|\d)/)).toBeVisible();
  await expect(jonas.getByText(new RegExp(`^Then ${sender}`))).toBeVisible();
  await signWithSmartId(jonas, "50001029996");
  await page.goto(url);
  await signWithSmartId(page, "39912310014");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  const signed = await downloadSigned(page);
  await expectSignedPdf(signed.path, { gateway, level: "LT", signatures: 4, source });
});

test("an owner drags a signer's card to another position, and gets earlier signers as suggestions", async ({
  page,
  signIn,
}) => {
  const [ona, petras] = [guestSigner("Ona"), guestSigner("Petras")];
  await signIn(page);
  await page.goto(`${await uploadDraft(page, "First document")}/send`);
  await addSigner(page, 1, ona);
  await addSigner(page, 2, petras);
  await page.getByLabel("Order").selectOption("One after the other");
  const handle = page.getByTitle("Drag to another place");
  const [from, to] = [await positionOf(handle.nth(1)), await positionOf(signerCard(page, 1))];
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect(signerCard(page, 1).getByLabel("Email")).toHaveValue(petras.email);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await page.goto(`${await uploadDraft(page, "Second document")}/send`);
  await page.getByRole("button", { name: "Add signer" }).click();
  await signerCard(page, 1).getByLabel("Name", { exact: true }).fill("Ona Marija");
  await signerCard(page, 1).getByRole("combobox", { name: "Email" }).pressSequentially(ona.email.slice(0, 8));
  await page.getByRole("option", { name: ona.email }).click();
  await expect(signerCard(page, 1).getByLabel("Email")).toHaveValue(ona.email);
  await expect(signerCard(page, 1).getByLabel("Surname")).toHaveValue(ona.surname);
  await expect(signerCard(page, 1).getByLabel("Name", { exact: true })).toHaveValue("Ona Marija");
});

test("a signing expires on its last day, the invited signers get a mail, and sending again keeps the other terms", async ({
  page,
  db,
  gateway,
  signIn,
}) => {
  const [ona, petras] = [guestSigner("Ona"), guestSigner("Petras")];
  await signIn(page);
  const lastDay = page.getByLabel("Last day to sign", { exact: true });
  const fillIn = async () => {
    await page.getByLabel("Order").selectOption("In steps");
    await page.getByLabel("Reminders by mail").selectOption("Every 3 days");
    await page.getByLabel("Message to the signers").fill("Clause 4 is new.");
    await page.getByRole("button", { name: "Choose in a calendar: Last day to sign" }).click();
    // At least one of these days can be chosen, whatever the date is today.
    const calendar = page.getByRole("dialog", { name: "Last day to sign" });
    const day = calendar.getByRole("gridcell").getByRole("button", { disabled: false }).last();
    const number = (await day.innerText()).padStart(2, "0");
    await day.click();
    await expect(lastDay).toHaveValue(new RegExp(`^\\d{4}-\\d{2}-${number}$`));
    await expect(page.getByText(/The last day to sign is/)).toBeVisible();
  };
  const url = await sendNewDocument(page, { name: "Until the last day", signers: [ona, petras], fillIn });
  await expect(page.getByText(/The time to sign ends on/)).toBeVisible();
  await gateway.mailsTo(ona.email);
  await endTimeToSign(db, url.split("/").at(-1) ?? "");
  await expect(page.getByRole("status")).toHaveText("Expired");
  const subjects = (await gateway.mailsTo(ona.email, 2)).map(({ subject }) => subject);
  expect(subjects[0]).toBe("The time to sign has ended: Until the last day");

  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByText(/^First Ona Petraitienė, then Petras Petraitienė/)).toBeVisible();
  await expect(signerCard(page, 2).getByLabel("Email")).toHaveValue(petras.email);
  await expect(page.getByLabel("Reminders by mail")).toHaveValue("3");
  await expect(page.getByLabel("Message to the signers")).toHaveValue("Clause 4 is new.");
  await expect(lastDay).toHaveValue(""); // the earlier one has passed
});
