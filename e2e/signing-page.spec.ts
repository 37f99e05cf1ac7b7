import { frameOf, owner, sendToMe, signIn, signWithSmartId, uploadDocument } from "./support/journey";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

test.describe("on the signing page", () => {
  test.beforeEach(async ({ page }, { title }) => {
    await signIn(page, owner);
    await uploadDocument(page, title);
    await sendToMe(page);
  });

  test("somebody who refuses on the phone reads what that means, and can sign after all", async ({
    page,
  }) => {
    await signWithSmartId(page, "30403039917");
    await expect(page.getByRole("alert").filter({ hasText: "You cancelled." })).toBeVisible();

    const frame = frameOf(page);
    await frame.getByLabel("Personal code").fill("50001029996");
    await frame.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText("Signed");
  });

  test("the frame shows every page of the document and the control code", async ({ page }) => {
    await signWithSmartId(page, "50001029996");
    const frame = frameOf(page);
    await expect(frame.getByText(/^\d{4}$/)).toBeVisible();
    await expect(page.getByRole("status")).toHaveText("Signed");
  });

  test("a page that is reloaded in the middle shows the frame again", async ({ page }) => {
    await page.getByRole("link", { name: "Sign now" }).click();
    await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
    await page.reload();
    await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
  });
});

test.describe("when the gateway's script does not load", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to load resource/] });

  test("the person reads so, and signs by a plain link; the document comes home by the postback", async ({
    page,
    context,
  }) => {
    await page.clock.install();
    await page.route("**/js/isign.frame.js", (route) => route.abort());
    await signIn(page, owner);
    const url = await uploadDocument(page, "No script");
    await sendToMe(page);
    await page.getByRole("link", { name: "Sign now" }).click();
    const notice = page.getByText("The signing page could not be shown here.");
    await expect(notice).toBeVisible();
    await page.clock.fastForward(60_000); // the frame itself has loaded, which does not mend the script
    await expect(notice).toBeVisible();

    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: "Open the signing page" }).click();
    const gatewayPage = await opened;
    await gatewayPage.getByLabel("Personal code").fill("50001029996");
    await gatewayPage.getByRole("button", { name: "Sign", exact: true }).click();

    await page.goto(url);
    await expect(page.getByRole("status")).toHaveText("Signed");
  });
});

test("a frame that shows nothing has a plain link beside it from the start", async ({ page }) => {
  await signIn(page, owner);
  await uploadDocument(page, "Empty frame");
  await sendToMe(page);
  await page.getByRole("link", { name: "Sign now" }).click();
  const address = await page.locator("#isign-gateway").getAttribute("src");
  await expect(page.getByRole("link", { name: "Open it in a tab of its own" })).toHaveAttribute(
    "href",
    address ?? "",
  );
});

test("the signer's token stands in no page but the signer's own", async ({ page }) => {
  await signIn(page, owner);
  const url = await uploadDocument(page, "Own token");
  await sendToMe(page);
  await page.getByRole("link", { name: "Sign now" }).click();
  const address = await page.locator("#isign-gateway").getAttribute("src");
  const token = new URL(address ?? "", sandboxGateway().url).searchParams.get("access_token") ?? "";
  expect(token.length).toBeGreaterThan(15);
  await page.goto(url);
  expect(await page.content()).not.toContain(token);
});
