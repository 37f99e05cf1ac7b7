import type { Browser, Locator, Page } from "@playwright/test";
import { dayWords } from "@/lib/domain/time/date-words";
import { dayFrom } from "@/lib/domain/time/deadline";
import { expectAccessible } from "./support/accessible";
import { frameOf, other, owner, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { passDeadline } from "./support/passing-time";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const gateway = sandboxGateway();

/** Nobody that the portal knows, and nobody twice. */
const stranger = (name: string) => ({
  name,
  surname: "Petraitienė",
  email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.org`,
});

const cardOf = (page: Page, number: number) =>
  page.getByRole("group", { name: `Signer ${number}`, exact: true });

const placeOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, y: 0 };

async function addSigner(page: Page, number: number, signer: ReturnType<typeof stranger>): Promise<void> {
  await page.getByRole("button", { name: "Add signer" }).click();
  const card = cardOf(page, number);
  await card.getByLabel("Name", { exact: true }).fill(signer.name);
  await card.getByLabel("Surname").fill(signer.surname);
  await card.getByLabel("Email").fill(signer.email);
}

async function openAs(browser: Browser, watch: (page: Page) => void): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  watch(page);
  return page;
}

/** The person of the latest mail to this address signs by its link. */
async function signByMail(page: Page, email: string, code: string): Promise<void> {
  await page.goto(linkIn((await gateway.mailsTo(email))[0]));
  await page.getByRole("link", { name: "Sign", exact: true }).click();
  const frame = frameOf(page);
  await frame.getByRole("button", { name: "Smart-ID" }).click();
  await frame.getByLabel("Personal code").fill(code);
  await frame.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByRole("region", { name: "After signing" })).toBeVisible();
}

test("in three steps, two people sign at the same time, then a user, then the sender: each is asked in turn", async ({
  page,
  browser,
  watch,
}) => {
  const [ona, petras] = [stranger("Ona"), stranger("Petras")];
  await signIn(page, owner);
  const url = await uploadDocument(page, "In three steps");
  await page.getByRole("link", { name: "Send for signing" }).click();
  await page.getByRole("button", { name: "Add me" }).click();
  await addSigner(page, 2, ona);
  await addSigner(page, 3, petras);
  await addSigner(page, 4, { name: "Jonas", surname: "Žąsinas", email: other });
  await page.getByLabel("Order").selectOption("In steps");
  await page.getByRole("button", { name: "Move signer 1 down" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move signer 2 down" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(cardOf(page, 4).getByLabel("Email")).toHaveValue(owner);
  for (const [index, step] of ["1", "1", "2", "3"].entries())
    await cardOf(page, index + 1)
      .getByLabel("Step")
      .selectOption(step);
  const sender = await cardOf(page, 4).getByLabel("Name", { exact: true }).inputValue();
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

  const jonas = await openAs(browser, watch);
  await signIn(jonas, other);
  await jonas.goto(url);
  await expect(jonas.getByText("We will write to you then.")).toBeVisible();
  await jonas.goto(`${url}/sign`);
  await expect(jonas).toHaveURL(url);

  const guest = await openAs(browser, watch);
  await signByMail(guest, ona.email, "39912310014");
  await expect(
    jonas.getByText("You sign after Petras Petraitienė. We will write to you then."),
  ).toBeVisible();
  await signByMail(guest, petras.email, "48001010019");
  await expect(jonas.getByRole("link", { name: "Sign now" })).toBeVisible();
  await expect(jonas.getByText(/^Asked (just now|\d)/)).toBeVisible();
  await expect(jonas.getByText(new RegExp(`^Then ${sender}`))).toBeVisible();
  await signWithSmartId(jonas, "50001029996");
  await page.goto(url);
  await signWithSmartId(page, "39912310014");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await guest.context().close();
  await jonas.context().close();
});

test("signers' cards are dragged to another place, and whom one has asked before is offered", async ({
  page,
}) => {
  const [ona, petras] = [stranger("Ona"), stranger("Petras")];
  await signIn(page, owner);
  await uploadDocument(page, "Asked before");
  await page.getByRole("link", { name: "Send for signing" }).click();
  await addSigner(page, 1, ona);
  await addSigner(page, 2, petras);
  await page.getByLabel("Order").selectOption("One after the other");
  const handle = page.getByTitle("Drag to another place");
  const [from, to] = [await placeOf(handle.nth(1)), await placeOf(cardOf(page, 1))];
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect(cardOf(page, 1).getByLabel("Email")).toHaveValue(petras.email);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await page.goto("/documents");
  await uploadDocument(page, "Asked again");
  await page.getByRole("link", { name: "Send for signing" }).click();
  await page.getByRole("button", { name: "Add signer" }).click();
  await cardOf(page, 1).getByLabel("Name", { exact: true }).fill("Ona Marija");
  await cardOf(page, 1).getByRole("combobox", { name: "Email" }).pressSequentially(ona.email.slice(0, 8));
  await page.getByRole("option", { name: ona.email }).click();
  await expect(cardOf(page, 1).getByLabel("Email")).toHaveValue(ona.email);
  await expect(cardOf(page, 1).getByLabel("Surname")).toHaveValue(ona.surname);
  await expect(cardOf(page, 1).getByLabel("Name", { exact: true })).toHaveValue("Ona Marija");
});

test("a deadline that passes ends the signing, everybody who was asked hears of it, and sending again keeps the rest", async ({
  page,
}) => {
  const [ona, petras] = [stranger("Ona"), stranger("Petras")];
  await signIn(page, owner);
  const url = await uploadDocument(page, "Until tomorrow");
  await page.getByRole("link", { name: "Send for signing" }).click();
  await addSigner(page, 1, ona);
  await addSigner(page, 2, petras);
  await page.getByLabel("Order").selectOption("In steps");
  await page.getByLabel("Reminders by mail").selectOption("Every 3 days");
  await page.getByLabel("Message to the signers").fill("Clause 4 is new.");
  const tomorrow = new Date(dayFrom(new Date(), 1));
  await page.getByRole("button", { name: "Choose in a calendar: Last day to sign" }).click();
  await page
    .getByRole("dialog", { name: "Last day to sign" })
    .getByRole("button", { name: dayWords(tomorrow, "en") })
    .click();
  await expect(page.getByLabel("Last day to sign", { exact: true })).toHaveValue(dayFrom(new Date(), 1));
  await expect(page.getByText(/The last day to sign is/)).toBeVisible();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await expect(page.getByText(/The time to sign ends on/)).toBeVisible();
  await gateway.mailsTo(ona.email);
  passDeadline(url.split("/").at(-1) ?? "");
  await expect(page.getByRole("status")).toHaveText("Expired");
  const subjects = (await gateway.mailsTo(ona.email, 2)).map(({ subject }) => subject);
  expect(subjects[0]).toBe("The time to sign has ended: Until tomorrow");

  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByText(/^First Ona Petraitienė, then Petras Petraitienė/)).toBeVisible();
  await expect(cardOf(page, 2).getByLabel("Email")).toHaveValue(petras.email);
  await expect(page.getByLabel("Reminders by mail")).toHaveValue("3");
  await expect(page.getByLabel("Message to the signers")).toHaveValue("Clause 4 is new.");
  await expect(page.getByLabel("Last day to sign", { exact: true })).toHaveValue(""); // the one before is over
});
