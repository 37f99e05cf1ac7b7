import { openNewDraft } from "@/testing/journey";
import { probeGatewayNow } from "./support/move-deadlines";
import { expect, test } from "./support/test";

test("every page alerts admins that the gateway refuses the access token, and signings continue once it works", async ({
  page,
  db,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const alert = page.getByRole("complementary", { name: "Notice for administrators" });
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
  await expect(alert).toHaveCount(0);
  const owner = await openBrowser();
  await signIn(owner);
  const url = await openNewDraft(owner, "Held up");
  await gateway.injectFault({ fault: "access_refused", count: 1_000 });
  try {
    await owner.getByRole("link", { name: "Send for signing" }).click();
    await owner.getByRole("button", { name: "Add me" }).click();
    await owner.getByRole("button", { name: "Send", exact: true }).click();
    await expect(owner.getByText("The signing service refuses this portal's access.")).toBeVisible();
    await expect(owner.getByRole("status")).toHaveText("Preparing");
    await page.goto("/account");
    await expect(alert).toContainText("The signing service refuses this portal’s access token.");

    await owner.goto("/documents");
    await expect(owner.getByRole("heading", { name: "Documents" })).toBeVisible();
    await expect(owner.getByRole("complementary")).toHaveCount(0);
  } finally {
    await gateway.clearFaults();
  }
  await owner.goto(url);
  await probeGatewayNow(db, url.split("/").at(-1) ?? "");
  await expect(owner.getByRole("status")).toHaveText("Out for signature");
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
  await expect(alert).toHaveCount(0);
});
