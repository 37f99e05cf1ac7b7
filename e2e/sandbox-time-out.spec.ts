import { expect, signAs, test } from "./support/standalone-sandbox";

// The two minutes for confirming on a phone pass in ten seconds, which leaves time to look at the control code.
test.use({ timeScale: 12 });

/** Of a test identity whose phone never reacts. */
const code = "30403039983";
const timeRanOut = "The time for confirming ran out.";

test("a signer whose phone never reacts reads that the time ran out, and nothing is signed", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { code });
  const problem = page.getByRole("alert").filter({ hasText: timeRanOut });
  await expect(problem).toBeFocused();
  await expect(page.getByLabel("Personal code")).toHaveValue(code);
  expect(await sandbox.status(signing)).toMatchObject({ status: "pending" });
});

test("a page that is loaded while the phone waits shows the control code, and then the outcome", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  const address = sandbox.signingUrl(signing);
  const begun = await page.request.post(address.replace("?", "/sessions?"), {
    data: { method: "smartid", country: "LT", code },
  });
  const { control_code: controlCode } = (await begun.json()) as { control_code: string };
  await page.goto(address);
  await expect(page.locator("#control-code")).toHaveText(controlCode);
  await expect(page.getByText(timeRanOut)).toBeVisible();
});
