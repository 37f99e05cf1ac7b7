import type { Db, Tx } from "@/db/client";
import { type ListRow, saveGoodList } from "@/db/repositories/trust-lists";
import type { FileStore } from "@/lib/files/file-store";
import { keepBytes, releaseBytes } from "@/lib/files/stored-bytes";
import type { LoadProgress } from "@/lib/domain/trust/list-state";
import { ListFault } from "./lists/list-fault";
import type { ListScheme } from "./lists/trusted-list";
import type { ListSource } from "./list-source";
import type { ReadList } from "./process/list-jobs";
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

/** What is recorded of a good list. */
export function factsOf({
  scheme,
  services,
}: Pick<Extract<ReadList, { kind: "list" }>, "scheme" | "services">) {
  const { sequenceNumber, issuedAt, nextUpdate } = scheme;
  return { sequenceNumber, issuedAt, nextUpdate, services };
}

/**
 * A list that was replaced does not come back. Numbers of lists from different addresses cannot be compared.
 *
 * @throws {ListFault} if the list is older than the known one
 */
export function requireNoOlder(
  { sequenceNumber, issuedAt }: ListScheme,
  { known, url }: { known: ListRow | undefined; url: string },
): void {
  if (known?.url === url && known.sequenceNumber !== null && sequenceNumber < known.sequenceNumber)
    throw new ListFault("older_than_known", { issuedAt });
}

/** Records a good list whose bytes are stored, and lets those of the one before go. */
export async function replaceList(
  tx: Tx,
  list: Parameters<typeof saveGoodList>[1] & { sha256: string },
  known: ListRow | undefined,
): Promise<void> {
  await keepBytes(tx, { contents: "trust", sha256: list.sha256 });
  await saveGoodList(tx, list);
  const hashes = known?.sha256 ? [known.sha256] : [];
  await releaseBytes(tx, { contents: "trust", hashes, now: list.now });
}
