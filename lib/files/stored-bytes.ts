import type { Db, Tx } from "@/db/client";
import { findInstallation } from "@/db/repositories/installation";
import {
  finishRemovals,
  isReferenced,
  listRemovable,
  markUnreferenced,
  startRemoval,
  type StoreContents,
  type StoredBytes,
  unmarkUnreferenced,
} from "@/db/repositories/unreferenced-files";
import { dayMs, minuteMs } from "@/lib/domain/time/durations";
import { BytesGoneError } from "./bytes-gone-error";
import type { FileStore, PutOptions, StoredFile } from "./file-store";

// Keeps stored bytes and the rows that refer to them consistent, although no transaction covers both
// (docs/decisions/0007-files.md).

type Parts = { db: Db; store: FileStore; now: () => Date };

/**
 * How long bytes are kept without a row that refers to them. A backup copies the database first and then the files. It
 * must take less than this, or it lacks files that its database refers to. An upload must be recorded within this time.
 */
export const unreferencedGraceMs = dayMs;

/**
 * Stores bytes. Records beforehand that no row refers to them, so that they are removed later unless one does by then.
 *
 * @throws {BytesGoneError} if the same bytes are being removed at this moment, or storing them took a day; and what the
 *   store throws
 */
export async function storeBytes(
  { db, store, now }: Parts,
  contents: StoreContents,
  { bytes, signal, inspect }: PutOptions & { bytes: ReadableStream<Uint8Array> },
): Promise<StoredFile> {
  let markedAt = now();
  const mark = (sha256: string) =>
    db.write((tx) => markUnreferenced(tx, { contents, sha256, now: (markedAt = now()) }));
  const stored = await store.put(bytes, {
    signal,
    async inspect(temporaryPath, file) {
      await inspect?.(temporaryPath, file);
      if (!(await mark(file.sha256))) throw new BytesGoneError(`The bytes ${file.sha256} are being removed.`);
    },
  });
  const since = markedAt;
  // A process that was suspended in between may have stored them after their mark was removed, so they are marked
  // again.
  if (!isRecent(since, now())) await mark(stored.sha256);
  requireRecent(since, now());
  return stored;
}

/**
 * Keeps stored bytes for a row that will refer to them. Call it in the transaction that writes the row, before it does.
 *
 * @param store in which they were stored
 * @throws {BytesGoneError} if they may have been removed since they were stored, or the files of the database were moved
 *   to another store
 */
export async function keepBytes(
  tx: Tx,
  { place }: Pick<FileStore, "place">,
  bytes: StoredBytes,
): Promise<void> {
  const recorded = place && (await findInstallation(tx))?.filesPlace;
  if (recorded && recorded !== place)
    throw new BytesGoneError(`The bytes ${bytes.sha256} are in a store from which the files were moved.`);
  if (!(await unmarkUnreferenced(tx, bytes)) && !(await isReferenced(tx, bytes)))
    throw new BytesGoneError(`The bytes ${bytes.sha256} are no longer stored.`);
}

/**
 * Requires that bytes were stored less than a day ago. This stops a process that was suspended for longer: the bytes
 * may have been removed since, and another process may be about to store them again.
 *
 * @param storedSince a time before they were marked as unreferenced
 * @throws {BytesGoneError}
 */
export function requireRecent(storedSince: Date, now: Date): void {
  if (!isRecent(storedSince, now))
    throw new BytesGoneError(`Bytes that were stored at ${storedSince.toISOString()} may be removed again.`);
}

const isRecent = (storedSince: Date, now: Date) =>
  now.getTime() - storedSince.getTime() < unreferencedGraceMs;

/** Marks bytes for removal, in the transaction that deleted a row, unless another row refers to them. */
export async function releaseBytes(
  tx: Tx,
  { contents, hashes, now }: { contents: StoreContents; hashes: string[]; now: Date },
): Promise<void> {
  for (const sha256 of new Set(hashes))
    if (!(await isReferenced(tx, { contents, sha256 })))
      await markUnreferenced(tx, { contents, sha256, now });
}

/** Few enough to be removed well within `removeWithinMs`. */
const batchSize = 20;

/** A removal that has not begun within this time is skipped. */
const removeWithinMs = minuteMs;

/**
 * After this time, a removal that began can no longer take effect: it is signed within `removeWithinMs`, and a store
 * accepts a request for 15 minutes after its signature.
 */
const abandonedAfterMs = 30 * minuteMs;

/**
 * Removes bytes to which no row has referred for a day. Several portals may do so at once.
 *
 * @throws what the store throws; the remaining bytes are removed later, and cannot be stored until then, because a
 *   removal that seemed to fail may still take effect
 */
export async function removeUnreferenced(
  { db, store, now: clock }: Parts,
  contents: StoreContents,
): Promise<void> {
  const notAfter = new Date(Date.now() + removeWithinMs);
  const now = clock();
  const due = {
    contents,
    unreferencedBefore: new Date(now.getTime() - unreferencedGraceMs),
    abandonedBefore: new Date(now.getTime() - abandonedAfterMs),
  };
  const candidates = await listRemovable(db.read, { ...due, limit: batchSize });
  if (candidates.length === 0) return;
  const hashes = await db.write(async (tx) => {
    const started: string[] = [];
    for (const sha256 of candidates) {
      if (await isReferenced(tx, { contents, sha256 })) await unmarkUnreferenced(tx, { contents, sha256 });
      else if (await startRemoval(tx, { ...due, sha256, now })) started.push(sha256);
    }
    return started;
  });
  if (hashes.length === 0) return;
  const removals = await Promise.allSettled(hashes.map((sha256) => store.remove(sha256, { notAfter })));
  const removed = hashes.filter((_, index) => removals[index]?.status === "fulfilled");
  await db.write((tx) => finishRemovals(tx, { contents, hashes: removed, removingSince: now }));
  const failed = removals.find((removal) => removal.status === "rejected");
  if (failed) throw failed.reason;
}
