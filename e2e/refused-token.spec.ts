import { openNewDraft } from "@/testing/journey";
import { probeGatewayNow } from "./support/move-deadlines";
import { expect, test } from "./support/test";

test("admins read on every page that the gateway refuses the access token, and signings go on once it works", async ({
  page,
  db,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const alert = page.getByRole("complementary", { name: "Notice for administrators" });
  await signIn(page, await addPerson({ role: "admin" }));
  const url = await openNewDraft(page, "Held up");
  await expect(alert).toHaveCount(0);
  await gateway.injectFault({ fault: "access_refused", count: 1_000 });
  try {
    await page.getByRole("link", { name: "Send for signing" }).click();
    await page.getByRole("button", { name: "Add me" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("The signing service refuses this portal's access.")).toBeVisible();
    await expect(page.getByRole("status")).toHaveText("Preparing");
    await page.goto("/account");
    await expect(alert).toContainText("The signing service refuses this portal’s access token.");

    const user = await openBrowser();
    await signIn(user);
    await user.goto("/documents");
    await expect(user.getByRole("heading", { name: "Documents" })).toBeVisible();
    await expect(user.getByRole("complementary")).toHaveCount(0);
  } finally {
    await gateway.clearFaults();
  }
  await page.goto(url);
  await probeGatewayNow(db, url.split("/").at(-1) ?? "");
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
  await expect(alert).toHaveCount(0);
});
