import type { Tx } from "@/db/client";
import { type ListRow, saveGoodList, saveListProblem } from "@/db/repositories/trust-lists";
import type { ListProblem } from "@/lib/domain/trust/list-state";
import { keepBytes, releaseBytes, storeBytes } from "@/lib/files/stored-bytes";
import { ListFault } from "./lists/list-fault";
import type { ListScheme } from "./lists/trusted-list";
import { streamOf, type TrustParts } from "./trust-parts";

/** A list that was verified. The territory of the list of lists is "". */
type VerifiedList = {
  territory: string;
  url: string;
  bytes: Uint8Array;
  scheme: ListScheme;
  services: number;
};

type Replacement = {
  known: ListRow | undefined;
  /** Writes in the transaction that records the list. */
  alongside?: (tx: Tx) => Promise<void>;
};

/**
 * Stores a good list and records it in place of the known one, whose bytes are released.
 *
 * @throws {ListFault} if the list is older than the known one
 */
export async function recordGoodList(
  parts: TrustParts,
  { territory, url, bytes, scheme, services }: VerifiedList,
  { known, alongside }: Replacement,
): Promise<void> {
  requireNoOlder(scheme, { known, url });
  const { sequenceNumber, issuedAt, nextUpdate } = scheme;
  const { sha256 } = await storeBytes(parts, "trust", { bytes: streamOf(bytes) });
  const now = parts.now();
  await parts.db.write(async (tx) => {
    await keepBytes(tx, parts.store, { contents: "trust", sha256 });
    await saveGoodList(tx, {
      ...{ territory, url, sha256, services, now },
      ...{ sequenceNumber, issuedAt, nextUpdate },
    });
    const hashes = known?.sha256 ? [known.sha256] : [];
    await releaseBytes(tx, { contents: "trust", hashes, now });
    await alongside?.(tx);
  });
}

/**
 * A list that was replaced does not come back. Numbers of lists from different addresses cannot be compared.
 *
 * @throws {ListFault} if the list is older than the known one
 */
function requireNoOlder(
  { sequenceNumber, issuedAt }: ListScheme,
  { known, url }: { known: ListRow | undefined; url: string },
): void {
  if (known?.url === url && known.sequenceNumber !== null && sequenceNumber < known.sequenceNumber)
    throw new ListFault("older_than_known", { issuedAt });
}

/**
 * Records why a list was refused. The last good one stays.
 *
 * @param error what reading or recording it threw
 * @returns the problem
 * @throws the error, if it is not about the list
 */
export async function recordRefusal(
  { db, now }: TrustParts,
  list: { territory: string; url: string },
  error: unknown,
): Promise<ListProblem> {
  if (!(error instanceof ListFault)) throw error;
  const { problem, issuedAt } = error;
  await db.write((tx) => saveListProblem(tx, { ...list, problem, issuedAt, now: now() }));
  return problem;
}
