import { asc, countDistinct, gt, isNotNull } from "drizzle-orm";
import type { Handle } from "../client";
import { files, trustLists } from "../schema";
import { findTrustState } from "./trust-lists";

/** The distinct files of documents, in the order of their hashes. @param after the last hash of the previous page */
export async function listDocumentBytes(
  handle: Handle,
  { after, limit }: { after: string; limit: number },
): Promise<{ sha256: string; sizeBytes: number }[]> {
  return handle
    .selectDistinct({ sha256: files.sha256, sizeBytes: files.sizeBytes })
    .from(files)
    .where(gt(files.sha256, after))
    .orderBy(asc(files.sha256))
    .limit(limit);
}

/** The number of distinct files of documents. */
export async function countDocumentHashes(handle: Handle): Promise<number> {
  const [found] = await handle.select({ count: countDistinct(files.sha256) }).from(files);
  return Number(found?.count ?? 0);
}

/** The hashes of good trusted lists, and of the services compiled from them. */
export async function listTrustHashes(handle: Handle): Promise<string[]> {
  const lists = await handle
    .select({ sha256: trustLists.sha256 })
    .from(trustLists)
    .where(isNotNull(trustLists.sha256));
  const { servicesSha256, previousSha256 } = await findTrustState(handle);
  const hashes = [...lists.map(({ sha256 }) => sha256), servicesSha256, previousSha256];
  return [...new Set(hashes.filter((sha256) => sha256 !== null))];
}
