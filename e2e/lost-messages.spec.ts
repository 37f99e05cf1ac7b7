import { sendNewDocument } from "@/testing/journey";
import { signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test("a signer who closes the tab right after signing loses nothing: the postback brings the signed document", async ({
  page,
  context,
  watch,
  signIn,
}) => {
  await signIn(page);
  const url = await sendNewDocument(page, { name: "Closed tab", withMe: true });
  const waiting = await context.newPage();
  watch(waiting);
  await waiting.goto(url);

  await signWithSmartId(page, "50001029996");
  await page.close();

  await expect(waiting.getByRole("status")).toHaveText("Signed");
  await expect(waiting.getByRole("link", { name: "Download signed document" })).toBeVisible();
});

test("a lost postback loses nothing: the signer's own browser brings the signed document", async ({
  page,
  gateway,
  signIn,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Lost postback", withMe: true });
  await gateway.loseNextPostbacks(2);
  try {
    await signWithSmartId(page, "50001029996");
    await expect(page.getByRole("status")).toHaveText("Signed");
    await expect(page.getByRole("link", { name: "Download signed document" })).toBeVisible();
  } finally {
    await gateway.clearFaults();
  }
});

test.describe("with a gateway that cannot fetch files from the portal", () => {
  test.use({ sendsContent: true });

  test("the portal sends the document's content and gets the signed document back", async ({
    page,
    signIn,
  }) => {
    await signIn(page);
    await sendNewDocument(page, { name: "By content", withMe: true });
    await signWithSmartId(page, "50001029996");
    await expect(page.getByRole("status")).toHaveText("Signed");
    await page.getByRole("link", { name: "Go to the document" }).click();
    await expect(page.getByText("Valid test signature", { exact: true })).toHaveCount(1);
  });
});
