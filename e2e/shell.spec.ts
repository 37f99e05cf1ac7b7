import { owner, signIn, uploadDocument } from "./support/journey";
import { samplePdf } from "./support/sample-pdf";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\)/] });

test('from any page somebody finds with "/", hands in a document, and still sees it arrive on the next page', async ({
  page,
}) => {
  await signIn(page, owner);
  const url = await uploadDocument(page, "Found from anywhere");
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search documents" });
  await expect(search).toBeFocused();
  await search.pressSequentially("a/b");
  await expect(search, "typed, as any other letter").toHaveValue("a/b");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/documents\?q=a%2Fb$/);

  await page.goto(url);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/uploads**", async (route) => {
    await held;
    await route.continue();
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload documents" }).click();
  await (
    await chooser
  ).setFiles({ name: "On the way.pdf", mimeType: "application/pdf", buffer: await samplePdf() });
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /To sign$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "To sign" })).toHaveCSS("font-family", /Serif 4/);
  await expect(page.getByText("On the way.pdf")).toBeVisible();
  release();
  await page.getByRole("link", { name: "Uploaded: open" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "On the way" })).toBeVisible();
  await expect(page.getByText("On the way.pdf")).toHaveCount(0);
});

test("what is not there answers 404 and leaves a way on", async ({ page }) => {
  await signIn(page, owner);
  const answer = await page.goto("/documents/doc_nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});
