import { createReadStream } from "node:fs";
import { access, copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Handle } from "@/db/client";
import { findTrustState } from "@/db/repositories/trust-lists";
import type { FileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { verifiedChunks } from "@/lib/files/verified-chunks";

/**
 * The path of the compiled services, for processes that read files. It is a copy in a folder of this machine, because
 * files of the store have a path only for a while; copies of services that are no longer in use are removed.
 *
 * @returns undefined if there are no lists
 * @throws {FileStoreError} if the stored services are missing or damaged
 */
export async function servicesFile(
  handle: Handle,
  { store, folder }: { store: FileStore; folder: string },
): Promise<string | undefined> {
  const { servicesSha256, previousSha256 } = await findTrustState(handle);
  if (!servicesSha256) return undefined;
  const file = path.join(/*turbopackIgnore: true*/ folder, servicesSha256);
  const copy = async () => {
    if (await isIntact(file, servicesSha256)) return;
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true });
    for (const name of await readdir(/*turbopackIgnore: true*/ folder))
      if (name !== previousSha256)
        await rm(path.join(/*turbopackIgnore: true*/ folder, name), { force: true });
    await store.withLocalFile(servicesSha256, (stored) => copyFile(stored, `${file}.part`));
    await requireIntact(`${file}.part`, servicesSha256);
    await rename(`${file}.part`, file);
    intact.add(file);
  };
  if (intact.has(file) && (await exists(file))) return file;
  await (copying = copying.catch(() => undefined).then(copy));
  return file;
}

/** The copies under way, one after the other: two readers of new services must not write the same file. */
let copying: Promise<void> = Promise.resolve();

/** The copies whose hash this process has seen. An earlier one may have lost power before all bytes were on the disk. */
const intact = new Set<string>();

async function isIntact(file: string, sha256: string): Promise<boolean> {
  if (!(await exists(file))) return false;
  if (intact.has(file)) return true;
  try {
    await requireIntact(file, sha256);
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    return false;
  }
  intact.add(file);
  return true;
}

/** @throws {FileStoreError} "damaged" if the file does not have the hash */
async function requireIntact(file: string, sha256: string): Promise<void> {
  for await (const _ of verifiedChunks(createReadStream(/*turbopackIgnore: true*/ file), sha256));
}

const exists = (file: string) =>
  access(/*turbopackIgnore: true*/ file).then(
    () => true,
    () => false,
  );
