import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, expectTouchTargets } from "./support/accessible";
import { phone } from "./support/phone";
import { expect, signAs, test } from "./support/standalone-sandbox";

// Each scheme and each size once: colors do not depend on the size, nor the layout on the scheme.
const views = [
  { colorScheme: "light", size: "desktop", viewport: undefined },
  { colorScheme: "dark", size: "phone", viewport: phone },
] as const;
for (const { colorScheme, size, viewport } of views) {
  test(`axe finds no violation on any page of the sandbox, ${colorScheme}, ${size}`, async ({
    page,
    sandbox,
  }) => {
    await page.emulateMedia({ colorScheme });
    if (viewport) await page.setViewportSize(viewport);
    const check = async () => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      if (viewport) await expectTouchTargets(page);
    };
    const signers = ["a", "b"].map(sandbox.signerNamed);
    // No server listens there, so the page of postbacks shows a failed delivery.
    const postback_url = `http://127.0.0.1:1/${"long-address/".repeat(8)}`;
    const signing = await sandbox.createSigning({ signers, postback_url });
    const batch = await sandbox.createBatch([await sandbox.createSigning(), await sandbox.createSigning()]);
    await page.goto(sandbox.signingUrl(signing));
    await expect(page.getByText("Page 1 of 3")).toBeVisible();
    await page.getByText("Test identities").click();
    await check();
    await page.getByRole("button", { name: "Decline" }).click();
    await check();
    await page.getByRole("button", { name: "Go back" }).click();
    await signAs(page, { method: "ID card", code: "50001029996" });
    await expect(page.getByLabel("PIN2")).toBeVisible();
    await check();
    await page.getByLabel("PIN2").fill("12345");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
    await check();
    for (const path of [`/signing/batch/${batch}`, `/signing/sequence/${batch}`, `/open/${signing.token}`]) {
      await page.goto(sandbox.url + path);
      await expect(page.getByText("Page 1 of 3")).toBeVisible();
      await check();
    }
    for (const path of ["/", "/sandbox/faults", "/sandbox/inbox"]) {
      await page.goto(sandbox.url + path);
      await expect(page.getByRole("navigation", { name: "Sandbox" })).toBeVisible();
      await check();
    }
    await page.getByRole("link", { name: "Postbacks", exact: true }).click();
    await page.getByText("Body and answer").first().click();
    await expect(page.getByText(/ECONNREFUSED|bad port/).first()).toBeVisible();
    await check();
  });
}

/** Presses Tab until the element with this role and name is focused. */
async function tabTo(page: Page, role: "button" | "textbox", name: string) {
  const target = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${name} cannot be reached with Tab.`);
}

test("a signer reads a document, zooms in and signs it with the keyboard alone", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await expect(page.getByText("Page 1 of 3")).toBeVisible();
  await tabTo(page, "button", "Zoom in");
  await page.keyboard.press("Enter");
  await expect(page.locator("#zoom-level")).toHaveText("100 %");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("region", { name: "Pages of the document" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.locator("#page-position")).toHaveText("Page 3 of 3");
  await page.keyboard.press("0");
  await expect(page.getByRole("button", { name: "Fit width" })).toHaveAttribute("aria-pressed", "true");
  await tabTo(page, "button", "Smart-ID");
  await page.keyboard.press("Space");
  await tabTo(page, "textbox", "Personal code");
  await page.keyboard.type("50001029996");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeFocused();
  expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});

test("a long name without a space does not widen the page on a phone", async ({ page, sandbox }) => {
  await page.setViewportSize(phone);
  await page.goto(sandbox.signingUrl(await sandbox.createSigning({ name: `Agreement ${"x".repeat(120)}` })));
  await expect(page.getByText("Page 1 of 3")).toBeVisible();
  await expectNoSidewaysScroll(page);
});
