import * as asn1js from "asn1js";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { type BerElement, elementsToEnd, firstElement } from "../cades/ber-elements";
import { writeElement } from "../certificates/der-elements";
import { readImprint } from "../cms/timestamp-token";
import { digestOfIdentifier } from "../crypto/digests";
import {
  type ArchiveChain,
  type ArchiveTimestamp,
  costOfStamp,
  type EvidenceRecord,
} from "./evidence-record";
import { hashOf } from "./hash-tree";
import { RecordFault } from "./record-fault";

const tags = { integer: 0x02, octets: 0x04, identifier: 0x06, sequence: 0x30 };
/** Chains are copied before they are hashed. */
const costOfByte = 4;
/** Of an EvidenceRecord (RFC 4998, 3.1) and of an ArchiveTimeStamp (4.1). */
const recordTags = { cryptoInfos: 0xa0, encryptionInfo: 0xa1 };
const stampTags = { digestAlgorithm: 0xa0, attributes: 0xa1, reducedHashtree: 0xa2 };

/**
 * Reads an EvidenceRecord in ASN.1 (RFC 4998, 3.1).
 *
 * @throws {RecordFault} for anything else, {TooComplex} for more than the budget has left
 */
export function readAsn1Record(bytes: Uint8Array, budget: ReadingBudget): EvidenceRecord {
  budget.spend("asn1Bytes", bytes.length);
  const record = firstElement(bytes);
  if (record?.whole.length !== bytes.length) throw new RecordFault("record_malformed");
  const [version, algorithms, ...more] = partsOf(record, tags.sequence);
  requireTag(version, tags.integer);
  requireTag(algorithms, tags.sequence);
  const sequence = more.pop();
  const optional = new Set(more.map(({ tag }) => tag));
  const isKnown = more.every(({ tag }) => Object.values(recordTags).includes(tag));
  if (version?.content[0] !== 1 || !isKnown || optional.size < more.length)
    throw new RecordFault("record_malformed");
  const chains = partsOf(sequence, tags.sequence);
  if (chains.length === 0) throw new RecordFault("record_malformed");
  return {
    format: "RFC 4998",
    isEncrypted: optional.has(recordTags.encryptionInfo),
    chains: chains.map((chain, index) => readChain(chain, chains.slice(0, index), budget)),
  };
}

function readChain(chain: BerElement, earlier: readonly BerElement[], budget: ReadingBudget): ArchiveChain {
  const stamps = partsOf(chain, tags.sequence).map((stamp) => readStamp(stamp, budget));
  const digest = stamps[0]?.digest;
  // A chain has one digest algorithm (RFC 4998, 5.3).
  if (digest === undefined || stamps.some((stamp) => stamp.digest !== digest))
    throw new RecordFault("record_malformed");
  const hashed = [chain, ...earlier].reduce((sum, { whole }) => sum + whole.length, 0);
  budget.spend("hashedBytes", costOfByte * hashed);
  // A renewed hash tree is over each file's hash, followed by that of the chains before in DER (RFC 4998, 5.2).
  const before =
    earlier.length > 0
      ? hashOf(digest, writeElement(tags.sequence, ...earlier.map(({ whole }) => whole)))
      : undefined;
  return {
    digest,
    renewed: [],
    timestamps: stamps.map(({ tree, token }): ArchiveTimestamp => ({
      ...{ tree, token, renewal: hashOf(digest, token), certificates: [], revocation: [] },
    })),
    async protects({ content }, holds) {
      const hash = await content.digest(digest);
      return holds(before ? hashOf(digest, hash, before) : hash) ? "whole" : "nothing";
    },
  };
}

function readStamp(stamp: BerElement, budget: ReadingBudget) {
  budget.spend("signatures", costOfStamp);
  const parts = partsOf(stamp, tags.sequence);
  const token = parts.pop();
  requireTag(token, tags.sequence);
  const optional = new Map(parts.map((part) => [part.tag, part]));
  const isKnown = parts.every(({ tag }) => Object.values(stampTags).includes(tag));
  if (!token || !isKnown || optional.size < parts.length) throw new RecordFault("record_malformed");
  const algorithm = optional.get(stampTags.digestAlgorithm);
  const tree = optional.get(stampTags.reducedHashtree);
  return {
    token: token.whole,
    // Without it, the algorithm is that of the time-stamp (RFC 4998, 4.1).
    digest: algorithm ? readAlgorithm(algorithm) : imprintDigest(token.whole, budget),
    tree: tree ? partsOf(tree, tree.tag).map(readGroup) : [],
  };
}

const readGroup = (group: BerElement): Buffer[] =>
  partsOf(group, tags.sequence).map((hash) => {
    requireTag(hash, tags.octets);
    return Buffer.from(hash.content);
  });

function readAlgorithm(algorithm: BerElement): string {
  const [identifier] = partsOf(algorithm, algorithm.tag);
  const { result } = asn1js.fromBER(identifier?.whole ?? new Uint8Array());
  if (!(result instanceof asn1js.ObjectIdentifier)) throw new RecordFault("record_malformed");
  const digest = digestOfIdentifier(result.valueBlock.toString());
  if (digest === undefined) throw new RecordFault("algorithm_unsupported");
  return digest;
}

function imprintDigest(token: Uint8Array, budget: ReadingBudget): string {
  const imprint = readImprint(token, budget);
  if (!imprint) throw new RecordFault("record_malformed");
  if (imprint.digest === undefined) throw new RecordFault("algorithm_unsupported");
  return imprint.digest;
}

/** The elements in one of this tag, which may hold nothing else. */
function partsOf(element: BerElement | undefined, tag: number): BerElement[] {
  requireTag(element, tag);
  const parts = element && elementsToEnd(element.content);
  if (!parts) throw new RecordFault("record_malformed");
  return parts;
}

function requireTag(element: BerElement | undefined, tag: number): void {
  if (element?.tag !== tag) throw new RecordFault("record_malformed");
}
