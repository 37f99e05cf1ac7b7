import { readRevision, type PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import type { ReadToken } from "../cms/timestamp-token";
import type { ChainEvidence } from "../process/chain-judge";
import type { Covered, ReadSignature, ReadTimestamp } from "../process/evidence";
import type { ReadField } from "./read-field";
import { noEvidence, SecurityStores, type StoredEvidence } from "./security-stores";

/** What the file brings about its time-stamps over the document; those whose byte range is unknown are not listed. */
export type DocumentEvidence = ChainEvidence & { stamps: ReadonlyMap<ReadToken, ReadTimestamp> };

/**
 * Adds to each signature what the rest of the file brings: the certificates and revocation data of the document
 * security stores (ETSI EN 319 142-1, 5.4.2), and the time-stamps over the document that cover it (5.4.3). Such a
 * time-stamp proves that all existed which was in the file before it: the earlier signatures and time-stamps with
 * what came inside them, and the store as it was then.
 *
 * @param fields in the order of the ends of what they cover
 * @throws {TooComplex} when it exceeds the file's budget
 */
export async function addEvidence<Field extends ReadField>(
  source: PdfSource,
  fields: readonly Field[],
  revision: PdfRevision,
): Promise<{ fields: Field[]; about: DocumentEvidence }> {
  const stores = new SecurityStores(source);
  const latest = await stores.at(revision);
  const certificates = new Set(latest.certificates);
  const revocation = new Set(latest.revocation);
  const existing = new Set<Covered>();
  const stamps = new Map<ReadToken, ReadTimestamp>();
  /** How many time-stamps came before each field: those behind it cover it. */
  const stampsBefore: number[] = [];
  for (const { token, read, byteRange } of fields) {
    stampsBefore.push(stamps.size);
    const found = token ?? read;
    if (token && byteRange) {
      const stored = await storeAt(source, stores, byteRange.end);
      stored.certificates.forEach((certificate) => certificates.add(certificate));
      stored.revocation.forEach((item) => revocation.add(item));
      const covers = new Set([...existing, ...stored.certificates, ...stored.revocation]);
      source.budget.spend("entries", covers.size);
      stamps.set(token, { ...token, kind: "document", covers });
    }
    if (token) token.certificates.forEach((certificate) => certificates.add(certificate));
    if (token) token.revocation.forEach((item) => revocation.add(item));
    const stamp = token && stamps.get(token);
    for (const item of [
      ...found.certificates,
      ...found.revocation,
      ...(read?.timestamps ?? (stamp ? [stamp] : [])),
    ])
      existing.add(item);
  }
  const inOrder = [...stamps.values()];
  return {
    fields: fields.map((field, at) => {
      if (!field.read) return field;
      const evidence = { certificates, revocation, stamps: inOrder.slice(stampsBefore[at]) };
      return { ...field, read: withEvidence(field.read, evidence) };
    }),
    about: { certificates: [...certificates], revocation: [...revocation], stamps },
  };
}

/** The store as it was at the end of what a time-stamp covers; an empty one where no revision ends there. */
async function storeAt(source: PdfSource, stores: SecurityStores, end: number): Promise<StoredEvidence> {
  try {
    return await stores.at(await readRevision(source, end));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return noEvidence;
    throw error;
  }
}

const withEvidence = (
  read: ReadSignature,
  { certificates, revocation, stamps }: StoredEvidence & { stamps: ReadTimestamp[] },
): ReadSignature => ({
  ...read,
  timestamps: [...read.timestamps, ...stamps],
  certificates: [...read.certificates, ...certificates],
  revocation: [...read.revocation, ...revocation],
});
