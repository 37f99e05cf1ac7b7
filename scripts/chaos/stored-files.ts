import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/** The stored files of a portal, by other means than its own. */
export type StoredFiles = {
  /** @returns undefined if it is not stored */
  read(sha256: string): Promise<Buffer | undefined>;
  /** When a stored file got its name, by the clock of the store, in milliseconds since the epoch. */
  storedAt(sha256: string): Promise<number>;
  /** The number of temporary files. */
  countPartial(): Promise<number>;
};

export function filesInFolder(folder: string): StoredFiles {
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  return {
    read: (sha256) => readFile(pathOf(sha256)).catch(() => undefined),
    storedAt: async (sha256) => Math.floor((await stat(pathOf(sha256))).ctimeMs),
    async countPartial() {
      const incoming = path.join(folder, "incoming");
      const entries = await readdir(incoming, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".lock")).length;
    },
  };
}
