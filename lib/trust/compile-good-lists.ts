import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { findTrustState, listLists, saveTrustState } from "@/db/repositories/trust-lists";
import type { FileStore } from "@/lib/files/file-store";
import type { ListProcess } from "./process/start-list-process";
import { keepBytes, releaseBytes, storeBytes } from "@/lib/files/stored-bytes";
import type { TrustParts } from "./trust-parts";

/** Compiles the services of all good lists into one stored file, and remembers the one before. */
export async function compileGoodLists(parts: TrustParts, lists: ListProcess): Promise<void> {
  const { db, store, now } = parts;
  const rows = await listLists(db.read);
  const hashes = rows.flatMap(({ sha256 }) => sha256 ?? []);
  const servicesSha256 = hashes.length > 0 ? await compile(parts, lists, hashes) : null;
  const before = await findTrustState(db.read);
  if (before.servicesSha256 === servicesSha256) return;
  await db.write(async (tx) => {
    if (servicesSha256) await keepBytes(tx, store, { contents: "trust", sha256: servicesSha256 });
    await saveTrustState(tx, { servicesSha256, previousSha256: before.servicesSha256 });
    const replaced = before.previousSha256 ? [before.previousSha256] : [];
    await releaseBytes(tx, { contents: "trust", hashes: replaced, now: now() });
  });
}

function compile(parts: TrustParts, lists: ListProcess, hashes: string[]): Promise<string> {
  const { store } = parts;
  return withLocalFiles(store, hashes, (paths) =>
    store.withScratchFile(async (target) => {
      await lists.compile({ paths, target });
      const bytes = Readable.toWeb(createReadStream(target)) as ReadableStream<Uint8Array>;
      return (await storeBytes(parts, "trust", { bytes })).sha256;
    }),
  );
}

function withLocalFiles<T>(
  store: FileStore,
  [hash, ...rest]: string[],
  use: (paths: string[]) => Promise<T>,
): Promise<T> {
  if (hash === undefined) return use([]);
  return store.withLocalFile(hash, (path) => withLocalFiles(store, rest, (paths) => use([path, ...paths])));
}
