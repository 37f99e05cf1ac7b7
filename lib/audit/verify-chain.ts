import type { Handle } from "@/db/client";
import { findSeqOfHash, readAuditChain } from "@/db/repositories/audit-chain";
import { chainHash, type ChainedEntry, entryDigest, genesisHash } from "@/lib/domain/audit/audit-entry";
import type { ChainReport } from "@/lib/domain/audit/chain-report";

type Link = Pick<ChainedEntry, "seq" | "hash">;

const start: Link = { seq: 0, hash: genesisHash };

/**
 * Walks the log from its first entry, one page in memory at a time, to the first one that was tampered with. The chain
 * alone does not show that its last entries were cut off: that takes a head that was kept elsewhere.
 *
 * @param kept a hash that was once the head of the log
 * @param signal ends the walk early
 * @throws the signal's reason
 */
export async function verifyChain(
  handle: Handle,
  { kept, onEntry, signal }: { kept?: string; onEntry?: (seq: number) => void; signal?: AbortSignal } = {},
): Promise<ChainReport> {
  let [beforeLast, last]: Link[] = [start, start] as const;
  let keptSeq: number | undefined;
  for await (const entry of readAuditChain(handle)) {
    signal?.throwIfAborted();
    onEntry?.(entry.seq);
    const tampered = await tamperingAt(handle, entry, { last, beforeLast });
    if (tampered) return { head: last, tampered, keptSeq };
    if (entry.hash === kept) keptSeq = entry.seq;
    [beforeLast, last] = [last, { seq: entry.seq, hash: entry.hash }];
  }
  return { head: last, keptSeq };
}

async function tamperingAt(
  handle: Handle,
  entry: ChainedEntry,
  { last, beforeLast }: { last: Link; beforeLast: Link },
): Promise<ChainReport["tampered"]> {
  const { seq, previousHash, hash } = entry;
  if (seq !== last.seq + 1) return { seq: last.seq + 1, kind: "removed" };
  const isAsWritten = hash === chainHash(previousHash, entryDigest(entry));
  if (previousHash === last.hash) return isAsWritten ? undefined : { seq, kind: "changed" };
  // The entry continues from another one than the previous. Which of the two is out of place?
  if (last.seq > 0 && previousHash === beforeLast.hash) return { seq: last.seq, kind: "inserted" };
  if ((await findSeqOfHash(handle, previousHash)) !== undefined) return { seq, kind: "reordered" };
  // The entry it continues from is gone: removed with the rest renumbered, or rewritten with a valid hash.
  return isAsWritten ? { seq: last.seq, kind: "rewritten" } : { seq, kind: "removed" };
}
