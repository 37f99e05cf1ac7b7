import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "@playwright/test";
import { sendOpenDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { chooseFiles } from "./support/choose-files";
import { sampleFiles, uploadTogether } from "./support/container-files";
import { guestSigner } from "./support/guest-signer";
import { phoneBrowser } from "./support/phone";
import { expectSignedContainer } from "./support/signature-level";
import { downloadSigned, frameOf, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

/** Signs in Lithuanian on the signing page that is open. */
async function signInLithuanian(page: Page, code: string): Promise<void> {
  const frame = frameOf(page);
  await frame.getByLabel("Asmens kodas").fill(code);
  await frame.getByRole("button", { name: "Pasirašyti", exact: true }).click();
}

test("an owner combines three files into one document and signs it as a container, whose files are unchanged", async ({
  page,
  gateway,
  signIn,
}) => {
  const files = await sampleFiles();
  await signIn(page);
  await uploadTogether(page, files);
  const list = page.getByRole("region", { name: "Files", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(3);

  await page.getByText("Change files and their order").click();
  await page.getByLabel("Document name").fill("Nuoma 2026");
  await page.getByLabel("Name of file 2").fill("Sąmata 2026.docx");
  await page.getByLabel("Part of file 3").selectOption("attachment");
  await page.getByRole("button", { name: "Move Pastabos.txt up" }).click();
  await page.getByRole("button", { name: "Save the files" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nuoma 2026" })).toBeVisible();
  await expect(list.getByRole("listitem").nth(1)).toContainText("Pastabos.txt");
  await expect(list.getByRole("listitem").nth(1)).toContainText("Attachment");
  await expectAccessible(page);

  await list.getByRole("link", { name: "Pastabos.txt", exact: true }).click();
  await expect(page.getByRole("region", { name: "Pastabos.txt" })).toContainText("<script>");

  await sendOpenDocument(page, { withMe: true });
  const url = page.url();
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  const inside = page.getByRole("region", { name: "Inside the signed container" });
  await expect(inside.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByText("Valid test signature", { exact: true })).toBeVisible();
  await expect(page.getByText("Every file", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Page 1 of" })).toBeVisible();
  await inside.getByRole("link", { name: "Pastabos.txt", exact: true }).click();
  await expect(page.getByRole("region", { name: "Pastabos.txt" })).toContainText("ąčęėįšųūž");
  await expectAccessible(page);

  const signed = await downloadSigned(page);
  expect(signed.name).toBe("Nuoma 2026.asice");
  await expectSignedContainer(signed.path, { gateway, level: "LT", signatures: 1, files: 3 });
  const contents = unzipSync(readFileSync(signed.path));
  expect(Buffer.from(contents["Sąmata 2026.docx"] ?? []).equals(files[1].buffer)).toBe(true);
});

test("a signer without an account reads the three files of a container in Lithuanian, signs it after its owner and downloads it", async ({
  page,
  gateway,
  signIn,
  openBrowser,
}) => {
  const rasa = guestSigner("Rasa");
  const name = "Trys failai";
  const [pdf, docx, txt] = await sampleFiles();
  await signIn(page);
  await uploadTogether(page, [{ ...pdf, name: `${name}.pdf` }, docx, txt]);
  await sendOpenDocument(page, {
    withMe: true,
    signers: [rasa],
    fillIn: async () => {
      await page.getByLabel("Language of the signing page").selectOption("Lietuvių");
    },
  });
  await page.getByRole("link", { name: "Sign now" }).click();
  await signInLithuanian(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  const [invitation] = await gateway.mailsTo(rasa.email);
  expect(invitation?.subject).toBe(`Austėja Kazlauskienė prašo pasirašyti: ${name}`);
  const guest = await openBrowser(phoneBrowser);
  await guest.goto(linkIn(invitation));
  await expect(guest.locator("html")).toHaveAttribute("lang", "lt");
  await expect(guest.getByRole("region", { name: "1 puslapis iš 3" })).toBeVisible();
  await guest.getByRole("link", { name: docx.name, exact: true }).click();
  await expect(guest.getByRole("region", { name: docx.name })).toBeVisible();
  await guest.getByRole("link", { name: txt.name, exact: true }).click();
  await expect(guest.getByRole("region", { name: txt.name })).toContainText("ąčęėįšųūž");
  await expectAccessible(guest);

  await guest.getByRole("link", { name: "Pasirašyti", exact: true }).click();
  await signInLithuanian(guest, "39912310014");
  await expect(guest.getByRole("status")).toHaveText("Pasirašytas");
  const download = guest.waitForEvent("download");
  await guest.getByRole("link", { name: "Atsisiųsti pasirašytą dokumentą" }).click();
  const path = await (await download).path();
  await expectSignedContainer(path, { gateway, level: "LT", signatures: 2, files: 3 });
  const contents = unzipSync(readFileSync(path));
  expect(Buffer.from(contents[docx.name] ?? []).equals(docx.buffer)).toBe(true);
  const [signed] = await gateway.mailsTo(rasa.email, 2);
  expect(signed?.subject).toBe(`Pasirašyta: ${name}`);
});

test("the portal serves files that a browser could execute only as downloads, in drafts and in containers", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const html = { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<script>alert(1)</script>") };
  const svg = {
    name: "drawing.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from("<svg onload='alert(1)'/>"),
  };
  await uploadTogether(page, [html, svg]);
  await expect(page.getByText("This kind of file cannot be shown here.")).toBeVisible();
  const url = page.url();
  await sendOpenDocument(page, { withMe: true });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  const api = url.replace("/documents/", "/api/documents/");
  for (const file of [
    "files/source",
    "files/source?position=1",
    "contents/0",
    "contents/1",
    "files/signed",
  ]) {
    const response = await page.request.get(`${api}/${file}`);
    expect(response.status(), file).toBe(200);
    const headers = response.headers();
    expect(headers["content-type"], file).toMatch(/^application\/(octet-stream|vnd\.etsi)/);
    expect(headers["content-disposition"], file).toMatch(/^attachment/);
    expect(headers["x-content-type-options"], file).toBe("nosniff");
    expect(headers["content-security-policy"], file).toContain("sandbox");
  }
  expect((await page.request.get(`${api}/contents/2`)).status()).toBe(404);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a document of several files fits the screen, and its owner adds files and removes one", async ({
    page,
    signIn,
  }) => {
    await signIn(page);
    const [pdf, docx, txt] = await sampleFiles();
    await uploadTogether(page, [{ ...pdf, name: "Telefonas.pdf" }]);
    await page.getByText("Change files and their order").click();
    await chooseFiles(page, "Add files", [docx, { ...docx }, txt]);
    const list = page.getByRole("region", { name: "Files", exact: true });
    await expect(list.getByRole("listitem")).toHaveCount(4);
    await expect(list).toContainText("Sąmata (2).docx");
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Take Sąmata (2).docx out" }).click();
    await page.getByRole("button", { name: "Save the files" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(3);
  });
});
