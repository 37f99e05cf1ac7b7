import { readdir } from "node:fs/promises";
import path from "node:path";

/** The files in a folder and its subfolders, as sorted paths relative to it, without locks. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".lock"));
  return files.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name))).sort();
}
