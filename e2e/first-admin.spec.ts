import { portalToStop } from "@/testing/portals";
import { expectAccessible } from "./support/accessible";
import { startPortal } from "./support/start-portal";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\) \(http:\/\/localhost:\d+\/setup\//] });

test("an operator creates the first administrator by a link on the console, which works once; no demo accounts exist", async ({
  page,
  gateway,
}, { parallelIndex }) => {
  const place = portalToStop(parallelIndex);
  const portal = await startPortal(place, { gatewayUrl: gateway.url });
  try {
    const [link = ""] = /http:\S+\/setup\/\S+/.exec(portal.printed()) ?? [];
    await page.goto(`${place.url}/sign-in`);
    await expect(page.getByText("paraph-demo")).toHaveCount(0);
    await page.goto(link);
    await expectAccessible(page);
    await page.getByLabel("Email").fill("first@example.org");
    await page.getByLabel("Name", { exact: true }).fill("Ona");
    await page.getByLabel("Surname").fill("Žąsinaitė");
    await page.getByLabel("Password").fill("a password for tests");
    await page.getByRole("button", { name: "Begin" }).click();
    await expect(page.getByRole("navigation", { name: "Administration" })).toBeVisible();
    await page.goto(`${place.url}/admin/users`);
    await expect(page.getByRole("link", { name: "Ona Žąsinaitė", exact: true })).toBeVisible();
    expect((await page.goto(link))?.status()).toBe(404);
  } finally {
    await page.close(); // an open page would log an interrupted stream
    await portal.stop();
  }
});
