import { Readable } from "node:stream";
import type { CheckReport } from "@/lib/domain/validation/check-report";
import { containerLimits, openContainer } from "@/lib/formats/zip/container";
import type { FileStore } from "./file-store";

/**
 * One file out of a stored container that has passed its check, unpacked while it is read.
 *
 * @param position its place among the files that the check found
 * @returns `undefined` where there is none
 */
export async function containedFile(store: FileStore, report: CheckReport, position: number) {
  const wanted = report.files[position];
  if (!wanted) return undefined;
  const container = await openContainer(store.localPath(report.sha256), containerLimits(report.files));
  const file = container.files.find(({ name }) => name === wanted.name);
  if (!file) {
    container.close();
    return undefined;
  }
  const bytes = await container.read(file);
  bytes.once("close", () => container.close());
  return { ...wanted, bytes: Readable.toWeb(bytes) as ReadableStream<Uint8Array> };
}
