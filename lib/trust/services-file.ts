import { access, copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Handle } from "@/db/client";
import { findTrustState } from "@/db/repositories/trust-lists";
import type { FileStore } from "@/lib/files/file-store";

/**
 * The path of the compiled services, for processes that read files. It is a copy in a folder of this machine, because
 * files of the store have a path only for a while; copies of services that are no longer in use are removed.
 *
 * @returns undefined if there are no lists
 */
export async function servicesFile(
  handle: Handle,
  { store, folder }: { store: FileStore; folder: string },
): Promise<string | undefined> {
  const { servicesSha256, previousSha256 } = await findTrustState(handle);
  if (!servicesSha256) return undefined;
  const file = path.join(/*turbopackIgnore: true*/ folder, servicesSha256);
  const copy = async () => {
    if (await exists(file)) return;
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true });
    for (const name of await readdir(/*turbopackIgnore: true*/ folder))
      if (name !== previousSha256)
        await rm(path.join(/*turbopackIgnore: true*/ folder, name), { force: true });
    await store.withLocalFile(servicesSha256, (stored) => copyFile(stored, `${file}.part`));
    await rename(`${file}.part`, file);
  };
  if (await exists(file)) return file;
  await (copying = copying.catch(() => undefined).then(copy));
  return file;
}

/** The copies under way, one after the other: two readers of new services must not write the same file. */
let copying: Promise<void> = Promise.resolve();

const exists = (file: string) =>
  access(/*turbopackIgnore: true*/ file).then(
    () => true,
    () => false,
  );
