import { holdRequests } from "./support/hold-requests";
import { expect, signAs, test } from "./support/standalone-sandbox";

/** The calls that start a session. */
const sessions = "**/sessions?*";

test("a signer who cancels while the phone waits can sign after all", async ({ page, sandbox }) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { code: "30403039983" });
  await expect(page.getByRole("heading", { name: "Confirm on your phone" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("You cancelled. Nothing was signed.")).toBeVisible();
  await signAs(page, { code: "50001029996" });
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
});

test("a signer who cancels before the phone is asked does not sign, and can sign after all", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  const startSessions = await holdRequests(page, sessions);
  await signAs(page, { code: "50001029996" });
  await page.getByRole("button", { name: "Cancel" }).click();
  startSessions();
  await expect(page.getByText("You cancelled. Nothing was signed.")).toBeVisible();
  expect(await sandbox.status(signing)).toMatchObject({ status: "pending" });
  await signAs(page, { code: "50001029996" });
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
});

test("a signer who cancels before a wrong code is refused reads only that nothing was signed", async ({
  page,
  sandbox,
}) => {
  await page.goto(sandbox.signingUrl(await sandbox.createSigning()));
  const startSessions = await holdRequests(page, sessions);
  await signAs(page, { code: "1" });
  const refusal = page.waitForResponse(sessions);
  await page.getByRole("button", { name: "Cancel" }).click();
  startSessions();
  await refusal;
  await expect(page.getByText("You cancelled. Nothing was signed.")).toBeVisible();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
});

test.describe("with a cancel that does not arrive", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("a signer whose early cancel is lost sees that the phone is asked", async ({ page, sandbox }) => {
    await page.goto(sandbox.signingUrl(await sandbox.createSigning()));
    const startSessions = await holdRequests(page, sessions);
    await page.route("**/cancel?*", (route) => route.abort(), { times: 1 });
    await signAs(page, { code: "30403039983" });
    await page.getByRole("button", { name: "Cancel" }).click();
    startSessions();
    await expect(page.getByRole("heading", { name: "Confirm on your phone" })).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("You cancelled. Nothing was signed.")).toBeVisible();
  });
});
