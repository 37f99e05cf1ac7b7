import type { PdfSource } from "@/lib/formats/pdf/pdf-source";

/**
 * Whether a file begins with exactly the bytes of its source, as it does when signatures were added by incremental
 * updates only. The vendor may rewrite a PDF before the first signature, so this is reported, not required.
 *
 * @throws errors of the file system
 */
export async function beginsWithSource(signed: PdfSource, source: PdfSource): Promise<boolean> {
  if (source.size === 0 || source.size > signed.size) return false;
  const signedChunks = signed.chunks(0, source.size);
  for await (const chunk of source.chunks(0, source.size)) {
    const { value, done } = await signedChunks.next();
    if (done || !chunk.equals(value)) return false;
  }
  return true;
}
