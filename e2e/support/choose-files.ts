import type { FileChooser, Page } from "@playwright/test";

export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };

/**
 * Waits for the next file picker. Call it a few steps before a single key opens the picker, which a slow browser reports
 * only after it has prepared for that.
 */
export const nextFilePicker = (page: Page): Promise<FileChooser> => page.waitForEvent("filechooser");

/** Chooses files in the file picker that a button opens. */
export async function chooseFiles(page: Page, button: string, files: readonly ChosenFile[]): Promise<void> {
  const chooser = nextFilePicker(page);
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles([...files]);
}
