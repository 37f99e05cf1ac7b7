/**
 * How much one file may make its reader do. An honest file of 500,000 objects needs about a third of each; a file that
 * needs more than all of them ends within some seconds and 300 MB.
 */
export const readingLimits = {
  /** Objects of a PDF that are read, each time that they are. */
  objects: 2_000_000,
  /** Sections of cross-references: one for each update. */
  sections: 5_000,
  /** Runs of consecutive object numbers in these sections. */
  subsections: 500_000,
  /** Entries of these sections, and of the directories of object streams. */
  entries: 5_000_000,
  /** Sections that are searched for an object. */
  lookups: 200_000_000,
  /** Bytes that are parsed, including those that are parsed again. */
  parsedBytes: 512 * 1024 * 1024,
  /** Bytes that all compressed streams unpack to. */
  unpackedBytes: 768 * 1024 * 1024,
  /** Rows of streams that were packed with a predictor. */
  predictorRows: 10_000_000,
  /** Values that the trailers of all sections contain. */
  trailerValues: 1_000_000,
  /** Elements, attributes and texts of XML; a declaration of a namespace counts as many. */
  xmlNodes: 500_000,
  /** Certificates that XML signatures enclose. */
  xmlCertificates: 4_000,
  /** Bytes of XML that are written in a canonical form, each time that they are; every element counts as more. */
  canonicalBytes: 192 * 1024 * 1024,
  /** Signatures and time-stamps of a PDF: each has its own certificate, and its own comparison with the whole file. */
  signatures: 1_000,
  /**
   * Bytes of files in a container that are hashed, each time that they are: by signatures and by time-stamps over them.
   */
  hashedBytes: 8 * 1024 * 1024 * 1024,
  /** Signature values that are verified; those of large keys, or over many bytes, count more than once. */
  verifications: 8_000,
  /** Comparisons of certificates with revocation data about them, and of that with certificates of its signers. */
  comparisons: 5_000_000,
  /** Bytes of ASN.1: signatures, certificates, time-stamps and revocation data. */
  asn1Bytes: 64 * 1024 * 1024,
} as const;

/** How large a single thing may be, whatever is left of the budget. */
export const sizeLimits = {
  /** Arrays and dictionaries inside one another. */
  nesting: 100,
  /** Values in one object; one that takes much memory counts more than once. */
  values: 1_000_000,
  /** Bytes of one object, without those of its stream. */
  objectBytes: 16 * 1024 * 1024,
  /** Bytes of one compressed stream, as it is in the file. */
  packedBytes: 32 * 1024 * 1024,
  /** Bytes that one compressed stream unpacks to. */
  unpackedBytes: 48 * 1024 * 1024,
} as const;

export type ReadingResource = keyof typeof readingLimits;

/** Reading the file takes more work than any honest file needs. This says nothing about whether it is damaged. */
export class TooComplex extends Error {
  override name = "TooComplex";

  constructor(
    readonly resource: ReadingResource | keyof typeof sizeLimits,
    options?: ErrorOptions,
  ) {
    super(`The file is too complex to read: ${resource}.`, options);
  }
}

/** What is left of the work that one opened file may cause. Everything that reads the file spends from it. */
export class ReadingBudget {
  private readonly left: Record<ReadingResource, number>;

  /** @param limits lower limits than the usual ones */
  constructor(limits: Partial<Record<ReadingResource, number>> = {}) {
    this.left = { ...readingLimits, ...limits };
  }

  /** @throws {TooComplex} when nothing is left */
  spend(resource: ReadingResource, amount = 1): void {
    this.left[resource] -= amount;
    if (this.left[resource] < 0) throw new TooComplex(resource);
  }

  /** How much of a resource is left. */
  remaining(resource: ReadingResource): number {
    return Math.max(0, this.left[resource]);
  }
}

/** A budget of a part of the usual one, which leaves the rest to a later reading of the same file. */
export function partOfBudget(share: number): ReadingBudget {
  const limits = Object.entries(readingLimits).map(([resource, limit]) => [resource, limit * share]);
  return new ReadingBudget(Object.fromEntries(limits) as Record<ReadingResource, number>);
}

/** @throws {TooComplex} when a single thing is larger than any honest one */
export function requireSize(resource: keyof typeof sizeLimits, size: number): void {
  if (size > sizeLimits[resource]) throw new TooComplex(resource);
}
