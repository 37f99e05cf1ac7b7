import { openPdfSource, type PdfSource } from "./pdf-source";
import { PdfSyntaxError } from "./pdf-syntax";
import { findHeader, readXrefChain } from "./xref";

/** What a file is, according to its content. */
export type PdfInspection = { kind: "pdf" | "empty" | "not_pdf" | "encrypted" | "damaged" | "too_complex" };

/**
 * Determines from its content whether a file is a complete, unencrypted PDF. Only its head, its end and its
 * cross-reference sections are read, in small windows: a file of 1 GB takes no more memory than one of 10 kB.
 *
 * @throws errors of the file system, e.g. ENOENT; never because of the content
 */
export async function inspectPdf(path: string): Promise<PdfInspection> {
  const source = await openPdfSource(path);
  try {
    return await inspectSource(source);
  } finally {
    await source.close();
  }
}

/** Inspects a file that is already open. */
export async function inspectSource(source: PdfSource): Promise<PdfInspection> {
  if (source.size === 0) return { kind: "empty" };
  const header = await findHeader(source);
  if (header === undefined) return { kind: "not_pdf" };
  try {
    const { sections } = await readXrefChain(source, header);
    // An update must repeat /Encrypt, but of a linearized file's two trailers only the first need have it.
    if (sections.some(({ trailer }) => (trailer.entries.get("Encrypt") ?? null) !== null))
      return { kind: "encrypted" };
    return { kind: sections.some(({ trailer }) => trailer.entries.has("Root")) ? "pdf" : "damaged" };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: "damaged" };
    throw error;
  }
}
