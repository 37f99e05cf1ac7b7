import { PdfObjects } from "./pdf-objects";
import type { PdfSource } from "./pdf-source";
import { findHeader, readXrefChain, type XrefChain } from "./xref";

/** A file as it is, or as it was before updates were appended. */
export type PdfRevision = { end: number; chain: XrefChain; objects: PdfObjects };

/**
 * Reads the file as it was when it ended at this byte. What its revisions have in common is read once.
 *
 * @throws {PdfSyntaxError} if no complete PDF ends there
 * @throws {TooComplex} if reading it exceeds the file's budget
 */
export async function readRevision(source: PdfSource, end = source.size): Promise<PdfRevision> {
  const earlier: PdfSource = {
    ...source,
    size: end,
    read: (offset, length) => source.read(offset, Math.max(0, Math.min(length, end - offset))),
  };
  const chain = await readXrefChain(earlier, (await findHeader(earlier)) ?? 0);
  return { end, chain, objects: new PdfObjects(earlier, chain) };
}
