import { type EngineName, engineNames, engines, missingEngineMessage } from "@/testing/drivers/engines";
import type { BrowserDriver, Size } from "@/testing/drivers/browser-driver";
import { phone } from "../support/phone";
import { expect, test as base } from "../support/test";
import { type Visitor, visitor } from "./visitor";

type Place = { engine: EngineName; size: Size; name: string };

const desktop = { width: 1280, height: 800 };

/** WebKit's driver scrolls no page around a frame, so the frame has to fit. */
const sizeFor = (engine: EngineName, size: Size): Size =>
  engine === "WebKit" ? { ...size, height: 1500 } : size;

/** Every browser on a desktop. */
export const desktops: Place[] = engineNames.map((engine) => ({
  engine,
  size: sizeFor(engine, desktop),
  name: engine,
}));

/** Every browser on a desktop, and as narrow as on a phone. */
export const everywhere: Place[] = desktops.flatMap((place) => [
  place,
  { ...place, size: sizeFor(place.engine, phone), name: `${place.engine} on a phone` },
]);

type Fixtures = {
  /**
   * Opens a browser, which is closed after the test. Any error on its pages fails the test. Without the browser the test
   * is skipped.
   */
  openIn: (place: Place) => Promise<Visitor>;
};

export const test = base.extend<Fixtures>({
  openIn: async ({ portal }, use, testInfo) => {
    testInfo.setTimeout(180_000); // browsers start slowly on a busy machine
    const drivers: BrowserDriver[] = [];
    const problems: string[] = [];
    try {
      await use(async ({ engine, size }) => {
        const start = engines[engine].find();
        if (!start) {
          testInfo.skip(true, missingEngineMessage(engine));
          throw new Error("A skipped test ends.");
        }
        const driver = await start(size);
        drivers.push(driver);
        // WebKitGTK's window is never narrower than 447 pixels.
        expect(await driver.evaluate(() => innerWidth)).toBeLessThanOrEqual(Math.max(size.width, 447));
        return visitor(driver, portal.url);
      });
      for (const driver of drivers) {
        if (testInfo.status !== testInfo.expectedStatus) await attachScreenshot(driver, testInfo);
        else problems.push(...(await driver.problems()));
      }
    } finally {
      for (const driver of drivers) await driver.close();
    }
    expect(problems).toEqual([]);
  },
});

async function attachScreenshot(driver: BrowserDriver, testInfo: { outputPath: (name: string) => string }) {
  await driver.screenshot(testInfo.outputPath("browser.png")).catch(() => {}); // it may be the browser that failed
}

export { expect };
