import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { containerLimits, openContainer } from "@/lib/formats/zip/open-container";

type EntryToUnpack = {
  path: string;
  /** The files that the container was found to hold. */
  files: readonly { sizeBytes: number }[];
  name: string;
  /** Where the unpacked file is written. */
  target: string;
};

/**
 * Unpacks one file of a container that was validated before.
 *
 * @returns whether the container has such a file
 */
export async function unpackEntry({ path, files, name, target }: EntryToUnpack): Promise<boolean> {
  const container = await openContainer(path, containerLimits(files));
  try {
    const file = container.files.find((each) => each.name === name);
    if (!file) return false;
    await pipeline(await container.read(file), createWriteStream(target, { mode: 0o600 }));
    return true;
  } finally {
    container.close();
  }
}
