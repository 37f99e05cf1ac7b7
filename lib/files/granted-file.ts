import type { Db } from "@/db/client";
import { findGrantedFile, markFileGrantUsed } from "@/db/repositories/file-grants";
import { tokenHash } from "@/lib/base/secrets/token";
import type { FileStore } from "./file-store";

type Library = { db: Db; store: FileStore; now: () => Date };

/**
 * Opens the file that a one-time token grants. The token is consumed with the last byte, so that an interrupted fetch
 * can be repeated.
 *
 * @param onFetched called after the last byte
 * @returns `undefined` for a token that is unknown, consumed or expired
 */
export async function openGrantedFile(
  library: Library,
  token: string,
  onFetched: (fileId: string) => Promise<void>,
) {
  const { db, store, now } = library;
  const hash = tokenHash(token);
  const file = await findGrantedFile(db.read, { tokenHash: hash, now: now() });
  if (!file) return undefined;
  const consumeToken = new TransformStream<Uint8Array, Uint8Array>({
    async flush() {
      await db.write((tx) => markFileGrantUsed(tx, { tokenHash: hash, now: now() }));
      await onFetched(file.fileId);
    },
  });
  const bytes = (await store.open(file.sha256)).pipeThrough(consumeToken);
  return { bytes, sizeBytes: file.sizeBytes, isPdf: file.kind === "pdf" };
}
