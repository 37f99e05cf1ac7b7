import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { files, type storeContents, trustLists, trustState, unreferencedFiles } from "../schema";

export type StoreContents = (typeof storeContents)[number];

/** Bytes in a store. */
export type StoredBytes = { contents: StoreContents; sha256: string };

const rowOf = ({ contents, sha256 }: StoredBytes) =>
  and(eq(unreferencedFiles.contents, contents), eq(unreferencedFiles.sha256, sha256));

/** Whether a row refers to bytes: a file of a document, a good list, or compiled services that may be in use. */
export async function isReferenced(handle: Handle, { contents, sha256 }: StoredBytes): Promise<boolean> {
  if (contents === "documents") {
    const [file] = await handle.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1);
    return file !== undefined;
  }
  const lists = await handle
    .select({ sha256: trustLists.sha256 })
    .from(trustLists)
    .where(eq(trustLists.sha256, sha256));
  const states = await handle
    .select({ id: trustState.id })
    .from(trustState)
    .where(or(eq(trustState.servicesSha256, sha256), eq(trustState.previousSha256, sha256)));
  return lists.length > 0 || states.length > 0;
}

/**
 * Records that bytes are unreferenced from now on. A row may refer to them nevertheless; this is checked before they
 * are removed.
 *
 * @returns false if they are being removed
 */
export async function markUnreferenced(
  tx: Tx,
  { now: since, ...bytes }: StoredBytes & { now: Date },
): Promise<boolean> {
  const marked = await tx
    .insert(unreferencedFiles)
    .values({ ...bytes, since })
    .onConflictDoUpdate({
      target: [unreferencedFiles.contents, unreferencedFiles.sha256],
      set: { since },
      setWhere: isNull(unreferencedFiles.removingSince),
    })
    .returning({ sha256: unreferencedFiles.sha256 });
  return marked.length > 0;
}

/** Deletes the mark of bytes. @returns false if they have no mark, or are being removed */
export async function unmarkUnreferenced(tx: Tx, bytes: StoredBytes): Promise<boolean> {
  const unmarked = await tx
    .delete(unreferencedFiles)
    .where(and(rowOf(bytes), isNull(unreferencedFiles.removingSince)))
    .returning({ sha256: unreferencedFiles.sha256 });
  return unmarked.length > 0;
}

type Due = {
  contents: StoreContents;
  unreferencedBefore: Date;
  /** Removals that began before this were abandoned: they have ended, but their end was not recorded. */
  abandonedBefore: Date;
};

const isDue = ({ contents, unreferencedBefore, abandonedBefore }: Due) =>
  and(
    eq(unreferencedFiles.contents, contents),
    lte(unreferencedFiles.since, unreferencedBefore),
    or(isNull(unreferencedFiles.removingSince), lte(unreferencedFiles.removingSince, abandonedBefore)),
  );

/** The hashes of bytes to remove, those unreferenced for longest first. */
export async function listRemovable(
  handle: Handle,
  { limit, ...due }: Due & { limit: number },
): Promise<string[]> {
  const found = await handle
    .select({ sha256: unreferencedFiles.sha256 })
    .from(unreferencedFiles)
    .where(isDue(due))
    .orderBy(asc(unreferencedFiles.since))
    .limit(limit);
  return found.map(({ sha256 }) => sha256);
}

/** Begins to remove bytes. @returns false if they are no longer due */
export async function startRemoval(
  tx: Tx,
  { sha256, now, ...due }: Due & { sha256: string; now: Date },
): Promise<boolean> {
  const started = await tx
    .update(unreferencedFiles)
    .set({ removingSince: now })
    .where(and(eq(unreferencedFiles.sha256, sha256), isDue(due)))
    .returning({ sha256: unreferencedFiles.sha256 });
  return started.length > 0;
}

/** Records that bytes were removed, unless another portal has begun to remove them in the meantime. */
export async function finishRemovals(
  tx: Tx,
  { contents, hashes, removingSince }: { contents: StoreContents; hashes: string[]; removingSince: Date },
): Promise<void> {
  await tx
    .delete(unreferencedFiles)
    .where(
      and(
        eq(unreferencedFiles.contents, contents),
        inArray(unreferencedFiles.sha256, hashes),
        eq(unreferencedFiles.removingSince, removingSince),
      ),
    );
}
