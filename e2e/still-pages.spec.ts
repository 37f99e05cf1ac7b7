import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { guestSigner } from "./support/guest-signer";
import { phoneBrowser } from "./support/phone";
import { expect, test } from "./support/test";
import { leaf } from "./support/viewer";

/** Beyond it people notice that a page moves (Web Vitals, cumulative layout shift). */
const noticeableShift = 0.1;

type Shifts = Window & { shifts: number };

test("an invitation that is opened for the first time on a phone does not move while its document loads", async ({
  page,
  signIn,
  gateway,
  openBrowser,
}) => {
  await signIn(page);
  const ona = guestSigner("Ona", "Petraitienė");
  await sendNewDocument(page, { name: "Standing still", signers: [ona] });
  const guest = await openBrowser(phoneBrowser);
  await guest.addInitScript(() => {
    const shown = window as unknown as Shifts;
    shown.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shown.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  await guest.goto(linkIn((await gateway.mailsTo(ona.email))[0]));
  await expect(leaf(guest, 1, 3).locator("canvas")).toBeVisible();
  expect(await guest.evaluate(() => (window as unknown as Shifts).shifts)).toBeLessThan(noticeableShift);
});
