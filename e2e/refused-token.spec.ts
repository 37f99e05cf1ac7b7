import { other, owner, signIn, uploadDocument } from "./support/journey";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

test("a refused access token is told to admins on every page, and documents go on once it works", async ({
  page,
  browser,
  watch,
}) => {
  const alert = page.getByRole("complementary", { name: "Notice for administrators" });
  await signIn(page, owner);
  await expect(alert).toHaveCount(0);
  await uploadDocument(page, "Held up");
  await sandboxGateway().orderFault({ fault: "access_refused", count: 1_000 });
  try {
    await page.getByRole("link", { name: "Send for signing" }).click();
    await page.getByRole("button", { name: "Add me" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("The signing service refuses this portal's access.")).toBeVisible();
    await expect(page.getByRole("status")).toHaveText("Preparing");
    await page.goto("/account");
    await expect(alert).toContainText("The signing service refuses this portal’s access token.");

    const context = await browser.newContext();
    const user = await context.newPage();
    watch(user);
    await signIn(user, other);
    await expect(user.getByRole("heading", { name: "Documents" })).toBeVisible();
    await expect(user.getByRole("complementary")).toHaveCount(0);
    await context.close();
  } finally {
    await sandboxGateway().clearFaults();
  }
  await page.goto("/documents");
  await page.getByRole("link", { name: "Held up" }).click();
  // The token is tried again after a quarter of a minute, and after a minute if that was too soon.
  await expect(page.getByRole("status")).toHaveText("Out for signature", { timeout: 80_000 });
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
  await expect(alert).toHaveCount(0);
});
