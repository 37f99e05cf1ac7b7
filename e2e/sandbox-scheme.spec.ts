import { expect, signAs, test } from "./support/standalone-sandbox";

test("eParaksts mobile leads to its own page and back, and the document is signed", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { method: "eParaksts mobile", code: "020100-29990" });
  await expect(page.getByRole("heading", { name: "Confirm on your phone" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Signed" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(sandbox.url);
  expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});

test("a page that is reloaded while the phone waits shows the control code again, and signs", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { code: "50001029996" });
  await expect(page.getByText(/^\d{4}$/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: /^(Signed|You have already signed)/ })).toBeVisible();
  expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});

test("a page that comes into sight again asks at once", async ({ page, sandbox }) => {
  await page.clock.install();
  await page.goto(sandbox.signingUrl(await sandbox.createSigning()));
  await expect(page.getByText("Page 1 of 3")).toBeVisible();
  await page.clock.pauseAt(Date.now() + 3_600_000); // a phone stops the timers of a page out of sight
  await signAs(page, { code: "50001029996" });
  await expect(page.getByText(/^\d{4}$/)).toBeVisible();
  const request = page.waitForRequest(/\/sessions\/\w+\?/);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await request;
});
