import { stat } from "node:fs/promises";
import type { PageArea } from "../process/validation-context";
import { maxFileBytes, runWorker } from "./run-worker";

const script = new URL("read-text.mjs", import.meta.url);
const maxAreas = 100;

/**
 * Finds which areas of a PDF's pages have text of the page itself, not of an annotation.
 *
 * @returns for each area whether it has; null where that is not known
 * @throws errors of the file system
 */
export async function findCoveredText(path: string, areas: readonly PageArea[]): Promise<(boolean | null)[]> {
  const { size } = await stat(path);
  const wanted = areas.slice(0, maxAreas);
  const found =
    wanted.length > 0 && size <= maxFileBytes
      ? await runWorker<boolean[]>(script, { path, areas: wanted })
      : undefined;
  return areas.map((_, at) => found?.[at] ?? null);
}
