import { rm } from "node:fs/promises";
import { readEnv } from "@/lib/env";
import { e2ePortals, portalToStop } from "@/scripts/e2e-portals";
import { startChild } from "@/scripts/serving/child-process";
import { partsFor } from "@/scripts/serving/parts";
import { waitUntilReady } from "@/scripts/serving/wait-until-ready";
import { expectAccessible } from "./support/accessible";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\) \(http:\/\/localhost:\d+\/setup\//] });

/** A portal to which a gateway was given by its address, as one of the vendor's is. What it prints is kept. */
async function startWithGateway() {
  const { dataDir, settings } = portalToStop;
  await rm(dataDir, { recursive: true, force: true });
  const gateway = { GATEWAY_URL: e2ePortals.url.gatewayUrl, GATEWAY_ACCESS_TOKEN: "sandbox-token" };
  const [part, ...others] = partsFor("start", readEnv({ ...settings, ...gateway, HOST: "127.0.0.1" }));
  if (!part || others.length > 0) throw new Error("Not the portal alone would be started.");
  const printed: string[] = [];
  const portal = startChild(part, (line) => printed.push(line));
  await waitUntilReady(part, new AbortController().signal);
  return { portal, printed };
}

test("the first administrator is created by the link on the console, which works once, and there are no demo accounts", async ({
  page,
}) => {
  const { portal, printed } = await startWithGateway();
  try {
    const [link = ""] = /http:\S+\/setup\/\S+/.exec(printed.join("\n")) ?? [];
    await page.goto(`${portalToStop.url}/sign-in`);
    await expect(page.getByText("paraph-demo")).toHaveCount(0);
    await page.goto(link);
    await expectAccessible(page);
    await page.getByLabel("Email").fill("first@example.org");
    await page.getByLabel("Name", { exact: true }).fill("Ona");
    await page.getByLabel("Surname").fill("Žąsinaitė");
    await page.getByLabel("Password").fill("a password for tests");
    await page.getByRole("button", { name: "Begin" }).click();
    await expect(page.getByRole("navigation", { name: "Administration" })).toBeVisible();
    await page.goto(`${portalToStop.url}/admin/users`);
    await expect(page.getByRole("link", { name: "Ona Žąsinaitė", exact: true })).toBeVisible();
    expect((await page.goto(link))?.status()).toBe(404);
  } finally {
    await page.close(); // it would miss the portal
    await portal.stop();
  }
});
