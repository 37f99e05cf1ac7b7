import { createHash } from "node:crypto";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { SignedContent } from "../cms/signed-content";
import { readTimestampToken, type ReadToken } from "../cms/timestamp-token";
import type { Covered, ReadTimestamp } from "../process/evidence";
import type { RevocationItem } from "../revocation/revocation-item";
import { imprintOfVersionThree, imprintOfVersionTwo, type Stamped } from "./archive-imprint";
import { type AttributeValue, attributeTypes } from "./cms-attributes";
import { type EmbeddedValues, embeddedValues } from "./embedded-values";
import { hashOf, hashOfAttribute, readHashIndex } from "./hash-index";

export type CadesEvidence = EmbeddedValues & { timestamps: ReadTimestamp[] };

export type ToStamp = Stamped & {
  budget: ReadingBudget;
  signatureValue: Uint8Array;
  signedAttributes: AttributeValue[];
  unsignedAttributes: AttributeValue[];
  /** The certificates and revocation data of the message, each with its encoding in the message. */
  ofMessage: {
    certificates: ParsedCertificate[];
    revocation: { item: RevocationItem; encoded: Uint8Array }[];
  };
};

const nothing = Buffer.alloc(0);

/** The time-stamps of a CAdES signature (ETSI EN 319 122-1, 5.2.8, 5.3 and 5.5), and the evidence that it embeds. */
export async function readCadesEvidence(given: ToStamp): Promise<CadesEvidence> {
  const evidence: CadesEvidence = { certificates: [], revocation: [], timestamps: [] };
  /** What each unsigned attribute brought. */
  const brought = new Map<AttributeValue, Covered[]>();
  const add = (token: ReadToken, kind: ReadTimestamp["kind"], covers: Iterable<Covered>): ReadTimestamp => {
    const { certificates, revocation, ...facts } = token;
    evidence.certificates.push(...certificates);
    evidence.revocation.push(...revocation);
    const timestamp = { ...facts, kind, covers: new Set(covers) };
    evidence.timestamps.push(timestamp);
    return timestamp;
  };
  for (const attribute of given.signedAttributes) {
    const { type, value } = attribute;
    evidence.revocation.push(...embeddedValues(attribute).revocation);
    if (type === attributeTypes.contentTimestamp)
      add(await readToken(given, value.whole, digestOf(given.content)), "content", []);
  }
  for (const attribute of given.unsignedAttributes) {
    const values = embeddedValues(attribute);
    evidence.certificates.push(...values.certificates);
    evidence.revocation.push(...values.revocation);
    brought.set(attribute, [...values.certificates, ...values.revocation]);
    if (attribute.type !== attributeTypes.signatureTimestamp) continue;
    const digest = async (algorithm: string) => createHash(algorithm).update(given.signatureValue).digest();
    const timestamp = add(await readToken(given, attribute.value.whole, digest), "signature", []);
    brought.set(attribute, [timestamp]);
  }
  for (const attribute of given.unsignedAttributes) {
    const read = archiveReaders[attribute.type];
    if (!read) continue;
    const { token, covers } = await read(given, attribute, brought);
    brought.set(attribute, [add(token, "archive", covers)]);
  }
  return evidence;
}

type Brought = ReadonlyMap<AttributeValue, Covered[]>;
type ReadArchive = (
  given: ToStamp,
  attribute: AttributeValue,
  brought: Brought,
) => Promise<{ token: ReadToken; covers: Covered[] }>;

const readVersionThree: ReadArchive = async (given, { value }, brought) => {
  const index = readHashIndex(value.whole);
  const digest = async (algorithm: string) =>
    index ? imprintOfVersionThree(given, index.encoded, algorithm) : nothing;
  const token = await readToken(given, value.whole, digest);
  if (!index) return { token, covers: [] };
  const unknown = {
    certificates: new Set(index.certificates),
    crls: new Set(index.crls),
    attributes: new Set(index.attributes),
  };
  const covers: Covered[] = [
    ...given.ofMessage.certificates.filter(({ x509 }) =>
      unknown.certificates.delete(hashOf(index, x509.raw)),
    ),
    ...given.ofMessage.revocation
      .filter(({ encoded }) => unknown.crls.delete(hashOf(index, encoded)))
      .map(({ item }) => item),
    ...given.unsignedAttributes
      .filter((each) => unknown.attributes.delete(hashOfAttribute(index, each)))
      .flatMap((each) => brought.get(each) ?? []),
  ];
  return { token, covers };
};

const readVersionTwo: ReadArchive = async (given, attribute, brought) => {
  // Only its time is wanted at first: attributes of archive time-stamps that are not older were not there yet.
  const timeOf = async ({ value }: AttributeValue) =>
    (await readToken(given, value.whole, async () => nothing)).stampedAt?.getTime() ?? Infinity;
  const own = await timeOf(attribute);
  const before: AttributeValue[] = [];
  for (const each of given.unsignedAttributes)
    if (!(each.type in archiveReaders) || (await timeOf(each)) < own) before.push(each);
  const attributes = [...new Set(before.map((each) => each.attribute))];
  const read = (isTagged: boolean) =>
    readToken(given, attribute.value.whole, (algorithm) =>
      imprintOfVersionTwo(given, attributes, { algorithm, isTagged }),
    );
  const tagged = await read(true);
  const token = tagged.faults.includes("document_changed") ? await read(false) : tagged;
  const { certificates, revocation } = given.ofMessage;
  const covers = [...certificates, ...revocation.map(({ item }) => item)];
  return { token, covers: [...covers, ...before.flatMap((each) => brought.get(each) ?? [])] };
};

const archiveReaders: Readonly<Record<string, ReadArchive | undefined>> = {
  [attributeTypes.archiveTimestampV2]: readVersionTwo,
  [attributeTypes.archiveTimestampV3]: readVersionThree,
};

const digestOf = (content: SignedContent | undefined) => async (algorithm: string) =>
  content?.digest(algorithm);

/** Reads a token over bytes of which some may be missing: then whether it is over them cannot be said. */
async function readToken(
  { budget, ofMessage }: ToStamp,
  token: Uint8Array,
  digestStamped: (algorithm: string) => Promise<Buffer | undefined>,
): Promise<ReadToken> {
  let isMissing = false;
  const digest = async (algorithm: string) => {
    const found = await digestStamped(algorithm);
    isMissing = found === undefined;
    return found ?? nothing;
  };
  const read = await readTimestampToken(token, digest, { budget, moreCertificates: ofMessage.certificates });
  if (!isMissing) return read;
  return {
    ...read,
    faults: read.faults.map((fault) => (fault === "document_changed" ? "content_missing" : fault)),
  };
}
