import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { access, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { log } from "@/lib/base/log";
import { lockFile, type ProcessLock } from "@/lib/base/process-lock";
import { dayMs } from "@/lib/domain/time/durations";
import type { FileStore, StoredFile } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { writeHashed } from "./write-hashed";

/** A file does not fit into the spool, next to those in use. The code is that of a full disk. */
export class SpoolFullError extends Error {
  override name = "SpoolFullError";
  readonly code = "ENOSPC";
}

/**
 * A folder of limited size for temporary files and copies of stored files. Scratch files, of unknown size, do not
 * count.
 */
export type Spool = Pick<FileStore, "withTemporaryFile" | "withScratchFile"> & {
  /** Keeps a temporary file as the copy of a stored one until its space is needed, or it was not used for a day. */
  keepCopy(temporaryPath: string, file: StoredFile): Promise<void>;
  /**
   * Provides the kept copy of a stored file, which is not removed while `use` runs.
   *
   * @returns undefined if no copy is kept
   */
  withCopy<T>(sha256: string, use: (path: string) => Promise<T>): Promise<{ result: T } | undefined>;
  removeCopy(sha256: string): Promise<void>;
  /** Rejects if the folder of this spool is gone: it is not on a disk that was mounted in place of the first one. */
  requireFolder(): Promise<void>;
  /** Creates an empty file and removes it. @throws {FileStoreError} "unavailable" if that does not work */
  probe(): Promise<void>;
};

type Copy = {
  path: string;
  sizeBytes: number;
  users: number;
  /** Runs out a day after the last use. */
  expiry: NodeJS.Timeout;
};

/**
 * Stored bytes may be removed by another portal, which does not tell this one. Nobody uses the copy from then on, so it
 * is not kept longer than the bytes themselves.
 */
const keptUnusedMs = dayMs;

/**
 * Opens a spool. Each has its own folder in `folder`, locked while its process lives. Folders whose process has ended
 * are removed.
 *
 * @param folder created if missing
 */
export function openSpool(folder: string, { maxBytes }: { maxBytes: number }): Spool {
  const own = openOwnFolder(folder);
  /** The size of each temporary file. */
  const temporary = new Map<string, number>();
  /** Least recently used first. */
  const copies = new Map<string, Copy>();
  let usedBytes = 0;

  async function takeRoom(file: string, bytes: number): Promise<void> {
    usedBytes += bytes;
    temporary.set(file, (temporary.get(file) ?? 0) + bytes);
    for (const [sha256, { users }] of copies) {
      if (usedBytes <= maxBytes) return;
      if (users === 0) await removeCopy(sha256);
    }
    if (usedBytes > maxBytes) throw new SpoolFullError(`More than ${maxBytes} bytes would be in ${folder}.`);
  }

  async function removeCopy(sha256: string): Promise<void> {
    const copy = copies.get(sha256);
    if (!copy) return;
    copies.delete(sha256);
    clearTimeout(copy.expiry);
    usedBytes -= copy.sizeBytes;
    await rm(copy.path, { force: true });
  }

  function expire(sha256: string): void {
    if (copies.get(sha256)?.users === 0)
      removeCopy(sha256).catch((error: unknown) => log("An unused copy of a file was not removed", error));
  }

  /** Removes all unused copies if the disk is full although the spool is not. @throws the error */
  async function makeRoomOnDisk(error: unknown): Promise<never> {
    const isDiskFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
    if (isDiskFull) for (const [sha256, { users }] of copies) if (users === 0) await removeCopy(sha256);
    throw error;
  }

  async function withScratchFile<T>(use: (path: string) => Promise<T>): Promise<T> {
    const scratch = path.join(/*turbopackIgnore: true*/ own.path, randomUUID());
    try {
      return await use(scratch);
    } finally {
      await rm(scratch, { force: true });
      usedBytes -= temporary.get(scratch) ?? 0;
      temporary.delete(scratch);
    }
  }

  return {
    withScratchFile,
    withTemporaryFile: (bytes, use, signal) =>
      withScratchFile(async (file) => {
        const writing = writeHashed(bytes, file, { signal, takeRoom: (size) => takeRoom(file, size) });
        return use(file, await writing.catch(makeRoomOnDisk));
      }),
    async keepCopy(temporaryPath, { sha256, sizeBytes }) {
      if (copies.has(sha256)) return;
      // The name is not the hash alone, because an earlier copy of the same bytes may be in removal.
      const copy = path.join(/*turbopackIgnore: true*/ own.path, `${sha256}-${randomUUID()}`);
      renameSync(/*turbopackIgnore: true*/ temporaryPath, copy);
      temporary.delete(temporaryPath);
      const expiry = setTimeout(expire, keptUnusedMs, sha256).unref();
      copies.set(sha256, { path: copy, sizeBytes, users: 0, expiry });
    },
    async withCopy(sha256, use) {
      const copy = copies.get(sha256);
      if (!copy) return undefined;
      copies.delete(sha256);
      copies.set(sha256, copy);
      copy.users++;
      try {
        return { result: await use(copy.path) };
      } finally {
        copy.users--;
        if (copies.get(sha256) === copy) copy.expiry.refresh(); // unless it was removed while in use
      }
    },
    removeCopy,
    requireFolder: () => access(/*turbopackIgnore: true*/ own.path),
    probe: () =>
      withScratchFile((file) => writeFile(/*turbopackIgnore: true*/ file, "")).catch((cause: unknown) => {
        throw FileStoreError.unavailable(folder, cause);
      }),
  };
}

/** Long enough for other processes that start with the same folder to clear it. */
const startWaitMs = 30_000;

/**
 * Creates a folder for this spool and removes those of ended processes. Spools are opened one at a time, so that a new
 * folder is not removed as a leftover before it is locked. Waiting for the lock blocks the process, so the code that
 * holds it is synchronous.
 */
function openOwnFolder(folder: string): { path: string; lock: ProcessLock } {
  mkdirSync(/*turbopackIgnore: true*/ folder, { recursive: true });
  const opening = lockFile(path.join(/*turbopackIgnore: true*/ folder, "opening.lock"), {
    waitMs: startWaitMs,
  });
  if (!opening) throw new Error(`Another process has been clearing ${folder} for ${startWaitMs} ms.`);
  try {
    clearLeftovers(folder);
    const own = path.join(/*turbopackIgnore: true*/ folder, randomUUID());
    mkdirSync(/*turbopackIgnore: true*/ own);
    const lock = lockFile(`${own}.lock`, { waitMs: 0 });
    if (!lock) throw new Error(`The new folder ${own} is locked.`);
    return { path: own, lock };
  } finally {
    opening.release();
  }
}

function clearLeftovers(folder: string): void {
  const names = readdirSync(/*turbopackIgnore: true*/ folder);
  const fileOf = (name: string) => path.join(/*turbopackIgnore: true*/ folder, name);
  const inUse = new Set(names.filter((name) => name.endsWith(".lock") && isLocked(fileOf(name))));
  for (const name of names)
    if (!inUse.has(name) && !inUse.has(`${name}.lock`))
      rmSync(fileOf(name), { recursive: true, force: true });
}

function isLocked(file: string): boolean {
  const lock = lockFile(file, { waitMs: 0 });
  lock?.release();
  return !lock;
}
