import { openNewDraft } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { chooseFiles } from "./support/choose-files";
import { holdRequests } from "./support/hold-requests";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\)/] });

test('a user searches from any page with "/", uploads from there, and sees the upload finish on the next page', async ({
  page,
  signIn,
}) => {
  await signIn(page);
  // The script that opens the stream of changes also listens for keys. A key pressed before it has loaded is lost.
  const listening = page.waitForRequest(/\/api\/events/);
  const url = await openNewDraft(page, "Found from anywhere");
  await listening;
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search documents" });
  await expect(search).toBeFocused();
  await search.pressSequentially("a/b");
  await expect(search, "typed, as any other letter").toHaveValue("a/b");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/documents\?q=a%2Fb$/);

  await page.goto(url);
  const releaseUpload = await holdRequests(page, "**/api/uploads**");
  const file = { name: "On the way.pdf", mimeType: "application/pdf", buffer: await samplePdf() };
  await chooseFiles(page, "Upload documents", [file]);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /To sign$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "To sign" })).toHaveCSS("font-family", /Serif 4/);
  await expect(page.getByText("On the way.pdf")).toBeVisible();
  releaseUpload();
  await page.getByRole("link", { name: "Uploaded: open" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "On the way" })).toBeVisible();
  await expect(page.getByText("On the way.pdf")).toHaveCount(0);
});

test("the page of a document that does not exist is a 404 and keeps the navigation", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const response = await page.goto("/documents/doc_nowhere");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});
