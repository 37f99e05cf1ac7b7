import { expect, type Page } from "@playwright/test";
import { samplePdf } from "./sample-pdf";

type Account = { email: string; password: string };

/** Signs in with the form, and waits until the library is open. */
export async function signInWithForm(page: Page, { email, password }: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
}

/**
 * Uploads a draft by the request that the library's page makes, without opening that page.
 *
 * @returns the path of the document's page
 * @throws {Error} if the portal refuses the file
 */
export async function uploadDraft(page: Page, name: string, bytes?: Buffer): Promise<string> {
  const data = bytes ?? (await samplePdf({ title: name }));
  const headers = { "x-file-name": encodeURIComponent(`${name}.pdf`), "x-file-size": String(data.length) };
  const response = await page.context().request.post("/api/uploads", { headers, data });
  if (response.status() !== 201) throw new Error(`The upload was refused: ${await response.text()}`);
  return `/documents/${((await response.json()) as { id: string }).id}`;
}

/** Uploads a draft and opens its page. @returns the URL of the page */
export async function openNewDraft(page: Page, name: string, bytes?: Buffer): Promise<string> {
  await page.goto(await uploadDraft(page, name, bytes));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url();
}

export type Signer = { name: string; surname: string; email: string };

type NewSigning = {
  name: string;
  bytes?: Buffer;
  /** Whether the sender signs too, as the first signer. */
  withMe?: boolean;
  signers?: Signer[];
  /** Fills in the rest of the form. */
  fillIn?: () => Promise<void>;
};

/** Uploads a document, sends it for signing, and opens its page. @returns the URL of the page */
export async function sendNewDocument(page: Page, { name, bytes, ...form }: NewSigning): Promise<string> {
  const path = await uploadDraft(page, name, bytes);
  await page.goto(`${path}/send`);
  await fillInAndSend(page, form);
  await expect(page).toHaveURL(path);
  return page.url();
}

/** Sends the document whose page is open. */
export async function sendOpenDocument(page: Page, form: Omit<NewSigning, "name" | "bytes">): Promise<void> {
  await page.getByRole("link", { name: "Send for signing" }).click();
  await fillInAndSend(page, form);
}

async function fillInAndSend(page: Page, { withMe, signers = [], fillIn }: Omit<NewSigning, "name">) {
  if (withMe) await page.getByRole("button", { name: "Add me" }).click();
  for (const [index, signer] of signers.entries()) await addSigner(page, (withMe ? 2 : 1) + index, signer);
  await fillIn?.();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
}

/** The card of a signer in the form for sending, counted from one. */
export const signerCard = (page: Page, number: number) =>
  page.getByRole("group", { name: `Signer ${number}`, exact: true });

/** Adds a signer to the form for sending, as the card with this number. */
export async function addSigner(page: Page, number: number, signer: Signer): Promise<void> {
  await page.getByRole("button", { name: "Add signer" }).click();
  const card = signerCard(page, number);
  await card.getByLabel("Name", { exact: true }).fill(signer.name);
  await card.getByLabel("Surname").fill(signer.surname);
  await card.getByLabel("Email").fill(signer.email);
}
