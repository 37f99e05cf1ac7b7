import type { Page } from "@playwright/test";
import { openNewDraft, sendOpenDocument } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from "./support/accessible";
import { password } from "./support/accounts";
import { nextFilePicker } from "./support/choose-files";
import { phone } from "./support/phone";
import { frameOf, signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\) \(http:\/\/localhost:\d+\/nowhere\)/] });

for (const [size, viewport] of Object.entries({ desktop: undefined, phone })) {
  test(`axe finds no violation on any page of the journey, in light and in dark, ${size}`, async ({
    page,
    signIn,
  }) => {
    test.slow(); // two dozen checks
    await page.emulateMedia({ reducedMotion: "reduce" });
    if (viewport) await page.setViewportSize(viewport);
    const check = async () => {
      await expect(page).toHaveTitle(/\S/);
      await expectAccessibleInBothSchemes(page);
      await expectNoSidewaysScroll(page);
    };
    await page.goto("/sign-in");
    await check();
    await signIn(page);
    await page.goto("/documents");
    await check();
    await page.goto("/account");
    await check();
    await page.goto("/nowhere");
    await check();
    await openNewDraft(
      page,
      `Accessible, ${size}, with a name that is a good deal longer than a line of the page`,
    );
    await expect(page.getByRole("region", { name: "Page 1 of 3" })).toBeVisible();
    await check();
    await page.getByRole("link", { name: "Send for signing" }).click();
    await page.getByRole("button", { name: "Add signer" }).click();
    await page.getByText("Country, personal code, phone").click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("Enter the name.")).toBeVisible();
    await check();
    await page.getByRole("button", { name: "Remove signer 1" }).click();
    await page.getByRole("link", { name: "Back to the document" }).click();
    await sendOpenDocument(page, { withMe: true });
    await check();
    await page.getByRole("link", { name: "Sign now" }).click();
    await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
    await check();
    await page.goBack();
    await signWithSmartId(page, "50001029996");
    await expect(page.getByRole("status")).toHaveText("Signed");
    await check();
    await page.getByRole("link", { name: "Go to the document" }).click();
    await page.getByText("Certificate", { exact: true }).click();
    await check();
  });
}

/** Presses Tab until an element with this name is focused, on the page or in a frame. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    for (const frame of page.frames()) {
      const focused = await frame
        .evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement) || element instanceof HTMLIFrameElement) return "";
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          return element.getAttribute("aria-label") ?? labels[0]?.innerText ?? element.innerText;
        })
        .catch(() => "");
      if (name.test(focused.trim())) return;
    }
  }
  throw new Error(`No element called ${String(name)} can be reached with Tab.`);
}

test("an owner uploads, sends and signs a document with the keyboard alone", async ({ page, addPerson }) => {
  const owner = await addPerson();
  await page.goto("/sign-in");
  await tabTo(page, /^Email/);
  await page.keyboard.type(owner.email);
  await tabTo(page, /^Password/);
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();

  const chooser = nextFilePicker(page);
  await tabTo(page, /^Upload documents$/);
  await page.keyboard.press("Enter");
  await (
    await chooser
  ).setFiles({ name: "By keyboard.pdf", mimeType: "application/pdf", buffer: await samplePdf() });
  await expect(page.getByRole("link", { name: "By keyboard", exact: true })).toBeVisible();
  await tabTo(page, /^By keyboard$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "By keyboard" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Draft");
  await tabTo(page, /^Send for signing$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Add me" })).toBeVisible();
  await tabTo(page, /^Add me$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Send$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Out for signature");

  await tabTo(page, /^Sign now$/);
  await page.keyboard.press("Enter");
  await expect(frameOf(page).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
  await tabTo(page, /^Personal code/);
  await page.keyboard.type("50001029996");
  await tabTo(page, /^Sign$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await tabTo(page, /^Download signed document$/);
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("By keyboard (signed).pdf");
});
