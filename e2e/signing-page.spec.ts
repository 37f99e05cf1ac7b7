import { sendNewDocument } from "@/testing/journey";
import { frameOf, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test.describe("on the signing page", () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page);
    await sendNewDocument(page, { name: "Lease agreement", withMe: true });
  });

  test("a signer who refuses on the phone reads that nothing was signed, and can sign after all", async ({
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

  test("a reloaded page shows the frame again", async ({ page }) => {
    await page.getByRole("link", { name: "Sign now" }).click();
    await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
    await page.reload();
    await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
  });
});

test.describe("when the gateway's script does not load", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to load resource/] });

  test("the page says so, and after signing by a plain link the postback brings the signed document", async ({
    page,
    context,
    signIn,
  }) => {
    await page.clock.install();
    await page.route("**/js/isign.frame.js", (route) => route.abort());
    await signIn(page);
    const url = await sendNewDocument(page, { name: "No script", withMe: true });
    await page.getByRole("link", { name: "Sign now" }).click();
    const notice = page.getByText("The signing page could not be shown here.");
    await expect(notice).toBeVisible();
    await page.clock.fastForward(60_000); // the frame itself has loaded, but the script still has not
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

test("the signing page has a plain link to the frame's page, for browsers that show no frame", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await sendNewDocument(page, { name: "Empty frame", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  const address = await page.locator("#isign-gateway").getAttribute("src");
  await expect(page.getByRole("link", { name: "Open it in a tab of its own" })).toHaveAttribute(
    "href",
    address ?? "",
  );
});

test("only the signing page contains the signer's token", async ({ page, gateway, signIn }) => {
  await signIn(page);
  const url = await sendNewDocument(page, { name: "Own token", withMe: true });
  await page.getByRole("link", { name: "Sign now" }).click();
  const address = await page.locator("#isign-gateway").getAttribute("src");
  const token = new URL(address ?? "", gateway.url).searchParams.get("access_token") ?? "";
  expect(token.length).toBeGreaterThan(15);
  await page.goto(url);
  expect(await page.content()).not.toContain(token);
});
