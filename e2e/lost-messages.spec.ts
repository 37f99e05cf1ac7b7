import { e2ePortals } from "@/scripts/e2e-portals";
import { owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

test("closing the tab right after signing loses nothing: the postback brings the document home", async ({
  page,
  context,
  watch,
}) => {
  await signIn(page, owner);
  const url = await uploadDocument(page, "Closed tab");
  await sendToMe(page);
  const waiting = await context.newPage();
  watch(waiting);
  await waiting.goto(url);

  await signWithSmartId(page, "50001029996");
  await page.close();

  await expect(waiting.getByRole("status")).toHaveText("Signed");
  await expect(waiting.getByRole("link", { name: "Download signed document" })).toBeVisible();
});

test("a lost postback loses nothing: the signer's own browser brings the document home", async ({ page }) => {
  await signIn(page, owner);
  await uploadDocument(page, "Lost postback");
  await sendToMe(page);
  await sandboxGateway().loseNextPostbacks(2);
  try {
    await signWithSmartId(page, "50001029996");
    await expect(page.getByRole("status")).toHaveText("Signed");
    await expect(page.getByRole("link", { name: "Download signed document" })).toBeVisible();
  } finally {
    await sandboxGateway().clearFaults();
  }
});

test.describe("a portal that the gateway cannot reach for files", () => {
  test.use({ baseURL: e2ePortals.content.url });

  test("sends the document's content and gets it back signed", async ({ page }) => {
    await signIn(page, owner);
    await uploadDocument(page, "By content");
    await sendToMe(page);
    await signWithSmartId(page, "50001029996");
    await expect(page.getByRole("status")).toHaveText("Signed");
    await page.getByRole("link", { name: "Go to the document" }).click();
    await expect(page.getByText("Valid signature", { exact: true })).toHaveCount(1);
  });
});
