import type { Db } from "@/db/client";
import type { FileStore } from "@/lib/files/file-store";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import type { ListSource } from "./list-source";
import type { ListProcess } from "./process/start-list-process";
import type { ReadBytes } from "./read-list-of-lists";

export type TrustParts = {
  db: Db;
  /** Of trusted lists only. */
  store: FileStore;
  now: () => Date;
};

export type Loading = {
  source: ListSource;
  lists: ListProcess;
  /** Called for each list, once it is accepted or refused. */
  onProgress?: (progress: LoadProgress) => Promise<void>;
};

export const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new Blob([Buffer.from(bytes)]).stream();

/** Reads bytes in the process of lists, through a temporary file. */
export const readBytes =
  ({ store }: Pick<TrustParts, "store">, lists: ListProcess): ReadBytes =>
  (bytes, pinned) =>
    store.withTemporaryFile(streamOf(bytes), (path) => lists.read({ path, pinned: pinned && [...pinned] }));
