import { Readable } from "node:stream";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { containerLimits, openContainer } from "@/lib/formats/zip/open-container";
import type { FileStore } from "./file-store";

export type ContainedFile = ValidationReport["files"][number] & { bytes: ReadableStream<Uint8Array> };

/**
 * One file out of a stored container that has passed its check, unpacked while it is read.
 *
 * @param position its place among the files that the check found
 * @returns `undefined` where there is none
 */
export async function containedFile(
  store: FileStore,
  report: ValidationReport,
  position: number,
): Promise<ContainedFile | undefined> {
  const wanted = report.files[position];
  if (!wanted) return undefined;
  return new Promise<ContainedFile | undefined>((resolve, reject) => {
    const lent = store.withLocalFile(report.sha256, async (path) => {
      const container = await openContainer(path, containerLimits(report.files));
      try {
        const file = container.files.find(({ name }) => name === wanted.name);
        if (!file) return resolve(undefined);
        const bytes = await container.read(file);
        const closed = new Promise((settle) => bytes.once("close", settle));
        resolve({ ...wanted, bytes: Readable.toWeb(bytes) as ReadableStream<Uint8Array> });
        await closed;
      } finally {
        container.close();
      }
    });
    lent.catch(reject);
  });
}
