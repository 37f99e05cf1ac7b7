import { writeFile } from "node:fs/promises";
import type { Page, Request } from "@playwright/test";
import { openNewDraft, sendNewDocument, uploadDraft } from "@/testing/journey";
import { pagedPdf } from "@/testing/paged-pdf";
import { encryptedPdf, samplePdf } from "@/testing/sample-pdf";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { signWithSmartId } from "./support/signing";
import { expect, test } from "./support/test";
import { leaf, pages } from "./support/viewer";

const size = async (page: Page) =>
  Number(/\d+/.exec((await page.getByText(/^Size \d+%$/).textContent()) ?? "")?.[0]);

/** How far the pages are scrolled. */
const scrolled = (page: Page, name: string) =>
  page.getByRole("group", { name, exact: true }).evaluate((element) => element.scrollTop);

test("a reader zooms, fits, searches and rotates by keyboard, and selects text", async ({ page, signIn }) => {
  await signIn(page);
  const bytes = await samplePdf({ pages: 40, title: "Žalgirio g. 5" });
  await openNewDraft(page, "To be read", bytes);
  await expect(leaf(page, 1, 40).locator("canvas")).toBeVisible();
  await pages(page).focus();
  const initial = await size(page);
  await page.keyboard.press("+");
  await expect.poll(() => size(page)).toBeGreaterThan(initial);
  for (let steps = 0; steps < 12; steps++) await page.keyboard.press("+");
  await expect.poll(() => size(page)).toBe(400);
  const canvases = leaf(page, 1, 40).locator("canvas");
  await expect(canvases).toHaveCount(2); // a coarse one of the whole page, and a sharp one of the part in view
  const pixels = await canvases.evaluateAll((all) =>
    all.map((canvas) => (canvas as HTMLCanvasElement).width * (canvas as HTMLCanvasElement).height),
  );
  expect(Math.max(...pixels)).toBeLessThan(2 ** 23);
  await page.keyboard.press("0");
  await expect.poll(() => size(page)).toBe(initial);

  await page.keyboard.press("Control+f");
  await expect(page.getByRole("searchbox", { name: "Find in the document" })).toBeFocused();
  await page.keyboard.insertText("zalgirio"); // at once: the beginning of the word is found as often
  await expect(page.getByText("1 of 40", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 of 40", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Page number")).toHaveValue("2");
  await expect(leaf(page, 2, 40).locator(".highlight.selected")).toHaveText("Žalgirio");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByText("40 of 40", { exact: true })).toBeVisible();
  await expect(leaf(page, 40, 40).locator("canvas")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(pages(page)).toBeFocused();

  for (const number of [35, 30, 25, 20, 15]) {
    await page.getByLabel("Page number").fill(String(number));
    await page.keyboard.press("Enter");
    await expect(leaf(page, number, 40).locator("canvas")).toBeVisible();
  }
  await expect(leaf(page, 40, 40).locator("canvas")).toHaveCount(0); // discarded, as ten other pages were drawn after it
  await page.getByLabel("Page number").fill("7");
  await page.keyboard.press("Enter");
  await expect(leaf(page, 7, 40)).toContainText("Žalgirio g. 5, page 7");
  await leaf(page, 7, 40)
    .getByText("Žalgirio g. 5, page 7")
    .dblclick({ position: { x: 12, y: 8 } });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe("Žalgirio");
  const tall = await leaf(page, 7, 40).evaluate((element) => element.clientHeight > element.clientWidth);
  await page.getByRole("button", { name: "Turn the pages" }).press("Enter");
  await expect
    .poll(() => leaf(page, 7, 40).evaluate((element) => element.clientHeight > element.clientWidth))
    .toBe(!tall);
  await page.getByRole("navigation", { name: "Page overview" }).getByLabel("Go to page 6").press("Enter");
  await expect(page.getByLabel("Page number")).toHaveValue("6");
  await expectAccessible(page);
});

test.describe("with large files", () => {
  test.use({ sendsContent: true }); // the other portals accept no files of this size

  test("a page loads only its part of a hundred megabytes, and any one of ten thousand pages opens", async ({
    page,
    signIn,
  }, testInfo) => {
    await signIn(page);
    await page.goto("/documents");
    const upload = async (name: string, bytes: Iterable<Buffer>) => {
      const file = testInfo.outputPath(`${name}.pdf`);
      await writeFile(file, bytes);
      await page.locator("input[type=file]").setInputFiles(file);
      await expect(page.getByRole("link", { name, exact: true })).toBeVisible({ timeout: 60_000 });
    };
    await upload("Ten thousand", pagedPdf({ pages: 10_000 }));
    await upload("Scans", pagedPdf({ pages: 300, scanBytes: 330_000 }));

    const finished: Request[] = [];
    page.on("requestfinished", (request) => {
      if (request.url().includes("/files/source")) finished.push(request);
    });
    const fetchedBytes = async () => {
      const sizes = await Promise.all(finished.map((request) => request.sizes()));
      return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    };
    await page.goto("/documents");
    await page.getByRole("link", { name: "Scans", exact: true }).click();
    await expect(leaf(page, 1, 300).locator("canvas")).toBeVisible();
    await page.getByLabel("Page number").fill("250");
    await page.keyboard.press("Enter");
    await expect(leaf(page, 250, 300)).toContainText("Leaf 250 of 300");
    await expect.poll(fetchedBytes).toBeGreaterThan(330_000);
    expect(await fetchedBytes()).toBeLessThan(15_000_000);

    await page.goto("/documents");
    await page.getByRole("link", { name: "Ten thousand", exact: true }).click();
    await expect(leaf(page, 1, 10_000).locator("canvas")).toBeVisible();
    await page.getByLabel("Page number").fill("9999");
    await page.keyboard.press("Enter");
    await expect(leaf(page, 9_999, 10_000)).toContainText("Leaf 9999 of 10000");
  });
});

test("the viewer shows source and signed document side by side, scrolled together, and on a phone one of them", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const bytes = await samplePdf({ pages: 5 });
  const url = await sendNewDocument(page, { name: "Two versions", bytes, withMe: true });
  await signWithSmartId(page, "50001029996");
  await expect(page.getByRole("status")).toHaveText("Signed");
  await page.goto(url);
  await page.getByText("Side by side", { exact: true }).click();
  const signedPage = page.getByRole("region", { name: "Signed, page 1 of 5" });
  const sourcePage = page.getByRole("region", { name: "Source, page 1 of 5" });
  await expect(signedPage.locator("canvas")).toBeVisible();
  await expect(sourcePage.locator("canvas")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Larger" }).click();
  await page.getByLabel("Page number").fill("4");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Source, page 4 of 5" })).toBeInViewport();
  await page.getByRole("group", { name: "Source" }).hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(() => scrolled(page, "Source")).toBeGreaterThan(0);
  await expect
    .poll(async () => Math.abs((await scrolled(page, "Source")) - (await scrolled(page, "Signed"))))
    .toBeLessThan(2);

  await page.setViewportSize(phone);
  await expect(sourcePage).toBeHidden();
  await page.getByText("Source", { exact: true }).click();
  await expect(sourcePage.locator("canvas")).toBeVisible();
  await expect(signedPage).toBeHidden();
  await expectNoSidewaysScroll(page);
});

test.describe("with a file that cannot be shown", () => {
  test.use({ expectedErrors: [/ERR_FAILED .*files\/source/] });

  test("the viewer explains a file that is damaged, encrypted or cannot be loaded", async ({
    page,
    signIn,
  }) => {
    await signIn(page);
    const url = await uploadDraft(page, "Not to be shown", await samplePdf({ pages: 1 }));
    const sentences: [Buffer | undefined, string][] = [
      [await encryptedPdf(), "this PDF is encrypted"],
      [Buffer.from("%PDF-1.7\nand nothing that follows"), "this file is damaged"],
      [undefined, "Check your connection"],
    ];
    for (const [body, sentence] of sentences) {
      await page.route(/\/files\/source$/, (route) =>
        body ? route.fulfill({ body, contentType: "application/pdf" }) : route.abort(),
      );
      await page.goto(url);
      await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
      await page.unrouteAll();
    }
  });
});
