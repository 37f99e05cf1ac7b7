import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { SignedContent } from "../cms/signed-content";
import { readImprint, readTimestampToken } from "../cms/timestamp-token";
import type { Covered, ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";
import type { ArchiveChain, ArchiveTimestamp, EvidenceRecord } from "./evidence-record";
import { rootOf } from "./hash-tree";

/** A file that a record is meant to cover; without content where no file has this name. */
export type FileOfRecord = { name: string; content: SignedContent | undefined };

export type VerifiedRecord = {
  /** Its time-stamps in the order in which they were made. */
  timestamps: ReadTimestamp[];
  /** What the first of them covers, to which what is known of the files can be added. */
  covers: Set<Covered>;
  /** Names of the files whose hashes are in the first tree of each chain. */
  covered: Set<string>;
  /** Names of those of which the hash of a chain leaves something out. */
  coveredInPart: Set<string>;
  /** All that the record brings. */
  certificates: ParsedCertificate[];
  revocation: RevocationItem[];
};

/**
 * Verifies that each chain of a record begins with a time-stamp over all files, that the tree of each time-stamp
 * leads to what it stamps, and that each renews the one before (RFC 4998, 4.3 and 5.3; RFC 6283, 3.3 and 4.3). What a
 * time-stamp is worth, as of the time of the next one, is judged apart. Further hashes may be in the first group: RFC
 * 4998, 4.3 excludes them only to prove that no other file belongs to these.
 *
 * @throws {RecordFault} for trees that cannot be hashed, {TooComplex} for more than the budget has left
 */
export async function verifyRecord(
  record: EvidenceRecord,
  files: readonly FileOfRecord[],
  budget: ReadingBudget,
): Promise<VerifiedRecord> {
  const verified: VerifiedRecord = {
    ...{ timestamps: [], covers: new Set(), certificates: [], revocation: [], coveredInPart: new Set() },
    covered: new Set(record.isEncrypted ? [] : files.flatMap(({ name, content }) => (content ? [name] : []))),
  };
  // Each time-stamp proves that the one before existed, with all that came in it.
  let { covers } = verified;
  for (const chain of record.chains)
    covers = await verifyChain(chain, covers, { record, files, budget, verified });
  return verified;
}

type Verifying = {
  record: EvidenceRecord;
  files: readonly FileOfRecord[];
  budget: ReadingBudget;
  /** What was found in the chains before, to which this one is added. */
  verified: VerifiedRecord;
};

/** @returns what a time-stamp after the chain covers */
async function verifyChain(
  chain: ArchiveChain,
  before: Set<Covered>,
  given: Verifying,
): Promise<Set<Covered>> {
  const { verified, budget } = given;
  const { timestamps, certificates, revocation } = verified;
  let covers = before;
  let renewal: Buffer | undefined;
  for (const stamp of chain.timestamps) {
    const tree = treeOf(stamp, budget);
    const hashes = new Set(tree[0]?.map((hash) => hash.toString("hex")));
    const holds = (hash: Buffer) => hashes.has(hash.toString("hex"));
    const faults = renewal ? faultsOfRenewal(renewal, holds) : await faultsOfFirst(chain, holds, given);
    const root = rootOf(tree, chain.digest);
    const token = await readTimestampToken(
      stamp.token,
      // The algorithm of the imprint is that of the chain (RFC 4998, 4.3; RFC 6283, 4.1.1).
      async (digest) => (digest === chain.digest ? root : undefined),
      { budget, moreCertificates: stamp.certificates },
    );
    const { stampedAt, authority, algorithms } = token;
    const timestamp: ReadTimestamp = {
      ...{ kind: "evidence_record", stampedAt, authority, algorithms, covers },
      faults: [...token.faults, ...faults],
    };
    timestamps.push(timestamp);
    certificates.push(...token.certificates, ...stamp.certificates);
    revocation.push(...token.revocation, ...stamp.revocation);
    renewal = stamp.renewal;
    covers = new Set([timestamp, ...token.certificates, ...token.revocation]);
  }
  return covers;
}

/** A file that is looked for in a tree takes the time of some kilobytes that are hashed. */
const costOfSearch = 4096;

type Holds = (hash: Buffer) => boolean;

const faultsOfRenewal = (renewal: Buffer, holds: Holds): SignatureFault[] =>
  holds(renewal) ? [] : ["record_mismatch"];

/** The faults of the first time-stamp of a chain, which is over the files. */
async function faultsOfFirst(
  chain: ArchiveChain,
  holds: Holds,
  { record, files, budget, verified }: Verifying,
): Promise<SignatureFault[]> {
  if (record.isEncrypted) return ["algorithm_unsupported"];
  let isRight = chain.renewed.every(holds);
  for (const { name, content } of files) {
    budget.spend("hashedBytes", costOfSearch);
    const protection = content ? await chain.protects({ name, content }, holds) : "whole";
    if (protection === "whole") continue;
    verified.covered.delete(name);
    if (protection === "part") verified.coveredInPart.add(name);
    else isRight = false;
  }
  const isComplete = files.length > 0 && files.every(({ content }) => content);
  return [
    ...(isRight ? [] : (["record_mismatch"] as const)),
    ...(isComplete ? [] : (["record_content_missing"] as const)),
  ];
}

/** A time-stamp without a tree is over one hash, which is its imprint (RFC 4998, 4.2; RFC 6283, 3.1.1). */
function treeOf({ tree, token }: ArchiveTimestamp, budget: ReadingBudget): Buffer[][] {
  if (tree.length > 0) return tree;
  const imprint = readImprint(token, budget);
  return imprint ? [[imprint.hash]] : [];
}
