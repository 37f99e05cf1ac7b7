import path from "node:path";
import type { Page } from "@playwright/test";

const desktop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const looks = {
  "": { size: desktop, colorScheme: "light" },
  "-light": { size: desktop, colorScheme: "light" },
  "-dark": { size: desktop, colorScheme: "dark" },
  "-phone": { size: phone, colorScheme: "light" },
} as const;

type Look = keyof typeof looks;

/** Takes a picture of the page that is open, once for each look. The look is the end of the file's name. */
export type Photographer = (page: Page, name: string, ...looks: [Look, ...Look[]]) => Promise<void>;

/** Writes the pictures as PNG files to `folder`. */
export const photographer =
  (folder: string): Photographer =>
  async (page, name, ...chosen) => {
    for (const look of chosen) {
      const { size, colorScheme } = looks[look];
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.mouse.move(0, 0);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: path.join(folder, `${name}${look}.png`) });
    }
    await page.setViewportSize(desktop);
    await page.emulateMedia({ colorScheme: "light" });
  };
