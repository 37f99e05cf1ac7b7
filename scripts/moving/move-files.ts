import type { Db } from "@/db/client";
import {
  countDocumentHashes,
  listDocumentHashes,
  listTrustHashes,
} from "@/db/repositories/referenced-hashes";
import type { FileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { type ProgressOutput, showProgress } from "./progress";
import type { FileStores } from "@/lib/files/open-file-stores";

type Move = { db: Pick<Db, "read">; from: FileStores; to: FileStores };

type MoveResult = {
  copied: number;
  /** Files that were already at the target, with the right hash. */
  present: number;
  /** Sentences about files that are missing or damaged. */
  problems: string[];
};

const maxConcurrent = 8;
const pageSize = 500;

/**
 * Copies every file to which a row refers, reads it back from the target and verifies its hash. A file that is already
 * there is only read back, so an interrupted run can be repeated. Nothing is removed from the source.
 *
 * @throws what a store throws about anything but a single file
 */
export async function moveFiles({ db, from, to }: Move, output: ProgressOutput): Promise<MoveResult> {
  const result: MoveResult = { copied: 0, present: 0, problems: [] };
  const trustHashes = await listTrustHashes(db.read);
  const of = (await countDocumentHashes(db.read)) + trustHashes.length;
  const progress = showProgress(output, { what: "Copying", unit: "files", of });
  const moveOne = async (stores: { from: FileStore; to: FileStore }, sha256: string) => {
    let sizeBytes = 0;
    try {
      const outcome = await copyFile(stores, sha256);
      sizeBytes = await readBack(stores.to, sha256);
      result[outcome]++;
    } catch (error) {
      if (!isOfOneFile(error)) throw error;
      result.problems.push(`${sha256}: ${error.message}`);
    }
    progress.add(1, sizeBytes);
  };
  const trust = { from: from.trust, to: to.trust };
  await eachOf(trustHashes, (sha256) => moveOne(trust, sha256));
  const documents = { from: from.documents, to: to.documents };
  for await (const page of documentPages(db)) await eachOf(page, (sha256) => moveOne(documents, sha256));
  progress.end();
  return result;
}

/**
 * Copies the files to which a row refers and that are missing at the target.
 *
 * @returns a sentence for each file that cannot be copied
 * @throws what a store throws about anything but a single file
 */
export async function copyMissing({ db, from, to }: Move): Promise<string[]> {
  const problems: string[] = [];
  const copyTo = (stores: { from: FileStore; to: FileStore }) => async (sha256: string) => {
    try {
      if ((await copyFile(stores, sha256)) === "copied") await readBack(stores.to, sha256);
    } catch (error) {
      if (!isOfOneFile(error)) throw error;
      problems.push(`${sha256}: ${error.message}`);
    }
  };
  await eachOf(await listTrustHashes(db.read), copyTo({ from: from.trust, to: to.trust }));
  const documents = copyTo({ from: from.documents, to: to.documents });
  for await (const page of documentPages(db)) await eachOf(page, documents);
  return problems;
}

async function copyFile(
  { from, to }: { from: FileStore; to: FileStore },
  sha256: string,
): Promise<"copied" | "present"> {
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

const isOfOneFile = (error: unknown): error is FileStoreError =>
  error instanceof FileStoreError && (error.failure === "not_stored" || error.failure === "damaged");

async function* documentPages({ read }: Pick<Db, "read">): AsyncGenerator<string[]> {
  let after = "";
  for (;;) {
    const page = await listDocumentHashes(read, { after, limit: pageSize });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1) ?? "";
  }
}

async function eachOf<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: maxConcurrent }, worker));
}
