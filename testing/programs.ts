import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The folders of the PATH. */
export const programFolders = (): string[] => (process.env.PATH ?? "").split(path.delimiter);

/** The path of a program of the system: on the PATH, or in the folder of programs for administrators. */
export function findProgram(name: string): string | undefined {
  return [...programFolders(), "/usr/sbin"].map((folder) => path.join(folder, name)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
