import { openNewDraft } from "@/testing/journey";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";
import { leaf, pages } from "./support/viewer";

test.use({ viewport: phone, hasTouch: true, colorScheme: "dark" });

test("on a phone the pages fill the width, a pinch zooms in, and a button opens the overview", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await openNewDraft(page, "On a phone", await samplePdf({ pages: 5 }));
  const first = leaf(page, 1, 5);
  await expect(first.locator("canvas")).toBeVisible();
  const overview = page.getByRole("navigation", { name: "Page overview" });
  await expect(overview).toBeHidden();
  const before = (await first.boundingBox())?.width ?? 0;
  expect(before).toBeGreaterThan(300);

  const fingers = await page.context().newCDPSession(page);
  await pages(page).scrollIntoViewIfNeeded();
  const { x, y } = { x: 180, y: ((await pages(page).boundingBox())?.y ?? 0) + 80 };
  const spread = (by: number) => [
    { x: x - by, y },
    { x: x + by, y },
  ];
  await fingers.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: spread(30) });
  for (const by of [30, 40, 50, 60])
    await fingers.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: spread(by) });
  await fingers.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect.poll(async () => (await first.boundingBox())?.width ?? 0).toBeGreaterThan(1.3 * before);

  await page.getByRole("button", { name: "Page overview" }).click();
  await expectAccessible(page);
  await overview.getByLabel("Go to page 4").click();
  await expect(overview).toBeHidden();
  await expect(page.getByLabel("Page number")).toHaveValue("4");
  await expectNoSidewaysScroll(page);
  const tools = page.getByRole("toolbar").locator("button:visible, input, a:visible");
  const heights = await tools.evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});
