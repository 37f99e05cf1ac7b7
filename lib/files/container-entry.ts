import { Readable } from "node:stream";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { containerLimits, openContainer } from "@/lib/formats/zip/open-container";
import type { FileStore } from "./file-store";

export type ContainerEntry = ValidationReport["files"][number] & { bytes: ReadableStream<Uint8Array> };

/**
 * Opens one file of a stored, validated container. It is unpacked while it is read.
 *
 * @param position its index among the files of the report
 * @returns `undefined` if there is none
 */
export async function openContainerEntry(
  store: FileStore,
  report: ValidationReport,
  position: number,
): Promise<ContainerEntry | undefined> {
  const entry = report.files[position];
  if (!entry) return undefined;
  return new Promise<ContainerEntry | undefined>((resolve, reject) => {
    const reading = store.withLocalFile(report.sha256, async (path) => {
      const container = await openContainer(path, containerLimits(report.files));
      try {
        const file = container.files.find(({ name }) => name === entry.name);
        if (!file) return resolve(undefined);
        const bytes = await container.read(file);
        const closed = new Promise((settle) => bytes.once("close", settle));
        resolve({ ...entry, bytes: Readable.toWeb(bytes) as ReadableStream<Uint8Array> });
        await closed;
      } finally {
        container.close();
      }
    });
    reading.catch(reject);
  });
}
