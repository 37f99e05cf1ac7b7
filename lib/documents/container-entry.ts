import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { FileStore } from "@/lib/files/file-store";
import type { FileReader, Reading } from "@/lib/reader/file-reader";

type ContainerEntry = ValidationReport["files"][number] & { bytes: ReadableStream<Uint8Array> };

/**
 * Unpacks one file of a stored, validated container to a temporary file, and opens it.
 *
 * @param position its index among the files of the report
 * @returns `undefined` if there is none
 */
export async function openContainerEntry(
  { store, reader }: { store: FileStore; reader: FileReader },
  { sha256, files }: Pick<ValidationReport, "sha256" | "files">,
  { position, reading }: { position: number; reading: Reading },
): Promise<ContainerEntry | undefined> {
  const entry = files[position];
  if (!entry) return undefined;
  return store.withLocalFile(sha256, (path) =>
    store.withScratchFile(async (target) => {
      const isFound = await reader.unpackEntry({ path, files, name: entry.name, target }, reading);
      if (!isFound) return undefined;
      const file = await open(/*turbopackIgnore: true*/ target); // which outlives its removal (unlink(2))
      return { ...entry, bytes: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array> };
    }),
  );
}
