import type { FileChooser, Page } from "@playwright/test";

export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };

/**
 * Waits for the next file picker. If a key opens it, call this some steps earlier: a slow browser needs a moment before
 * it reports pickers.
 */
export const nextFilePicker = (page: Page): Promise<FileChooser> => page.waitForEvent("filechooser");

/** Chooses files in the file picker that a button opens. */
export async function chooseFiles(page: Page, button: string, files: readonly ChosenFile[]): Promise<void> {
  const chooser = nextFilePicker(page);
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles([...files]);
}
