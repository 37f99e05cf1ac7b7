import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignedContent } from "../cms/signed-content";
import { type Canonicalization, canonicalize } from "../xml/canonical-xml";
import { parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** Records in XML are over small messages as XML; larger files are hashed as they are. */
const maxBytes = 16 * 1024 * 1024;

export type CanonicalFile = {
  bytes: Buffer;
  /** Whether the form leaves nothing of it out, as comments: these could be changed. */
  isWhole: boolean;
};

/**
 * The canonical form of a file that is XML, as records in XML cover it (RFC 6283, 4.1.2).
 *
 * @returns `undefined` for any other file
 * @throws {TooComplex} for more than the budget has left
 */
export async function canonicalFile(
  file: SignedContent,
  form: Canonicalization,
  budget: ReadingBudget,
): Promise<CanonicalFile | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.chunks()) {
    if (piece.length === 0) continue;
    if (size === 0 && !/^(\xef\xbb\xbf)?\s*</.test(Buffer.from(piece.subarray(0, 200)).toString("latin1")))
      return undefined;
    size += piece.length;
    if (size > maxBytes) return undefined;
    pieces.push(piece);
  }
  try {
    const root = parseSignatureFile(Buffer.concat(pieces), budget);
    const bytes = canonicalize(root, form, { budget, isDocument: true });
    const whole = canonicalize(root, { ...form, withComments: true }, { budget, isDocument: true });
    return { bytes, isWhole: bytes.equals(whole) };
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    throw error;
  }
}
