import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { SignedContent } from "../cms/signed-content";
import { type Canonicalization, canonicalize } from "../xml/canonical-xml";
import { parseSignatureFile } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/** Records in XML are over small messages as XML; larger files are hashed as they are. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The canonical bytes of a file that is XML, as records in XML cover it (RFC 6283, 4.2.1).
 *
 * @returns `undefined` for any other file
 * @throws {TooComplex} for more than the budget has left
 */
export async function canonicalFile(
  file: SignedContent,
  form: Canonicalization,
  budget: ReadingBudget,
): Promise<Buffer | undefined> {
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
    return canonicalize(root, form, { budget, isDocument: true });
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    throw error;
  }
}
