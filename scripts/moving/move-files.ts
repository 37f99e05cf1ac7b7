import type { Db } from "@/db/client";
import { countDocumentHashes, listDocumentBytes, listTrustHashes } from "@/db/repositories/referenced-hashes";
import type { FileStore, StoredFile } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import type { FileStores } from "@/lib/files/open-file-stores";
import { SpoolFullError } from "@/lib/files/spool";
import { eachWithin } from "./each-within";
import { type ProgressOutput, showProgress } from "./progress";

type Move = {
  db: Pick<Db, "read">;
  from: FileStores;
  to: FileStores;
  /** The size of the spool of the target. */
  maxBytes: number;
};

type MoveResult = {
  copied: number;
  /** Files that were already at the target, with the right hash. */
  present: number;
  /** Sentences about files that are missing or damaged, or that do not fit into the spool. */
  problems: string[];
};

const maxConcurrent = 8;
const pageSize = 500;

/**
 * Copies every file to which a row refers, reads it back from the target and verifies its hash. A file that is already
 * there is only read back, so an interrupted run can be repeated; a damaged one is replaced. Nothing is removed from the
 * source.
 *
 * @throws what a store throws about anything but a single file
 */
export async function moveFiles(move: Move, output: ProgressOutput): Promise<MoveResult> {
  const { read } = move.db;
  const result: MoveResult = { copied: 0, present: 0, problems: [] };
  const of = (await countDocumentHashes(read)) + (await listTrustHashes(read)).length;
  const progress = showProgress(output, { what: "Copying", unit: "files", of });
  await eachFile(move, async (stores, { sha256 }) => {
    try {
      const { outcome, sizeBytes } = await copyVerified(stores, sha256);
      result[outcome]++;
      progress.add(1, sizeBytes);
    } catch (error) {
      result.problems.push(problemOf(error, sha256));
      progress.add(1, 0);
    }
  });
  progress.end();
  return result;
}

/**
 * Copies the files to which a row refers and that are missing at the target.
 *
 * @returns a sentence for each file that cannot be copied
 * @throws what a store throws about anything but a single file
 */
export async function copyMissing(move: Move): Promise<string[]> {
  const problems: string[] = [];
  await eachFile(move, async (stores, { sha256 }) => {
    try {
      if ((await copyFile(stores, sha256)) === "copied") await readBack(stores.to, sha256);
    } catch (error) {
      problems.push(problemOf(error, sha256));
    }
  });
  return problems;
}

type Stores = { from: FileStore; to: FileStore };

/** Calls `work` for each file to which a row refers, for as many at the same time as fit into the spool. */
async function eachFile(
  { db, from, to, maxBytes }: Move,
  work: (stores: Stores, file: StoredFile) => Promise<void>,
): Promise<void> {
  const trust = { from: from.trust, to: to.trust };
  // Their sizes are not recorded, so they are copied one after the other.
  const lists = (await listTrustHashes(db.read)).map((sha256) => ({ sha256, sizeBytes: 0 }));
  await eachWithin(lists, { maxConcurrent: 1, maxBytes }, (file) => work(trust, file));
  const documents = { from: from.documents, to: to.documents };
  for await (const page of documentPages(db))
    await eachWithin(page, { maxConcurrent, maxBytes }, (file) => work(documents, file));
}

/** Copies a file and reads it back. A damaged copy at the target is replaced once the source is known to be intact. */
async function copyVerified(
  stores: Stores,
  sha256: string,
): Promise<{ outcome: "copied" | "present"; sizeBytes: number }> {
  const outcome = await copyFile(stores, sha256);
  try {
    return { outcome, sizeBytes: await readBack(stores.to, sha256) };
  } catch (error) {
    const isDamaged = error instanceof FileStoreError && error.failure === "damaged";
    if (!isDamaged || outcome === "copied") throw error;
  }
  await readBack(stores.from, sha256);
  await stores.to.remove(sha256);
  return copyVerified(stores, sha256);
}

async function copyFile({ from, to }: Stores, sha256: string): Promise<"copied" | "present"> {
  if (await to.has(sha256)) return "present";
  await to.put(await from.open(sha256));
  return "copied";
}

/** Reads a file to verify its hash. @returns its size */
async function readBack(store: FileStore, sha256: string): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of await store.open(sha256)) sizeBytes += chunk.byteLength;
  return sizeBytes;
}

/** A sentence about a file that cannot be copied. @throws the error, if it is not about a single file */
function problemOf(error: unknown, sha256: string): string {
  if (error instanceof SpoolFullError)
    return `${sha256}: The file is larger than the spool: set SPOOL_MB to at least its size.`;
  if (error instanceof FileStoreError && (error.failure === "not_stored" || error.failure === "damaged"))
    return `${sha256}: ${error.message}`;
  throw error;
}

async function* documentPages({ read }: Pick<Db, "read">): AsyncGenerator<StoredFile[]> {
  let after = "";
  for (;;) {
    const page = await listDocumentBytes(read, { after, limit: pageSize });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.sha256;
  }
}
