import { TooComplex } from "../reading-budget";
import { isDynamicXfa } from "./dynamic-xfa";
import { opensWithoutPassword } from "./empty-password";
import { findPages } from "./page-tree";
import { PdfObjects } from "./pdf-objects";
import { openPdfSource, type PdfSource } from "./pdf-source";
import { PdfSyntaxError } from "./pdf-syntax";
import { findHeader, readXrefChain, type XrefChain } from "./xref";

/**
 * What a file is, according to its content:
 *
 * - `pdf`: complete, and opens in any viewer
 * - `encrypted`: opens with a password only
 * - `restricted`: opens without one, but its owner's password forbids changes
 * - `no_pages`: its page tree leads to no page
 * - `dynamic_xfa`: its pages exist in Acrobat only; other viewers show "Please wait"
 * - `too_complex`: reading it takes more work than any honest file
 */
export type PdfInspection = {
  kind:
    | "pdf"
    | "empty"
    | "not_pdf"
    | "encrypted"
    | "restricted"
    | "damaged"
    | "no_pages"
    | "dynamic_xfa"
    | "too_complex";
};

/**
 * Determines from its content whether a file is a PDF that people can see and sign. Only its head, its end, its
 * cross-reference sections and the way to its first page are read, in small windows: a file of 1 GB takes no more memory
 * than one of 10 kB.
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
    return { kind: await inspectDocument(source, await readXrefChain(source, header)) };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: "damaged" };
    if (error instanceof TooComplex) return { kind: "too_complex" };
    throw error;
  }
}

async function inspectDocument(source: PdfSource, chain: XrefChain): Promise<PdfInspection["kind"]> {
  const objects = new PdfObjects(source, chain);
  // An update must repeat /Encrypt, but of a linearized file's two trailers only the first need have it.
  if (chain.sections.some(({ trailer }) => (trailer.entries.get("Encrypt") ?? null) !== null))
    return (await opensWithoutPassword(objects)) ? "restricted" : "encrypted";
  const catalog = await objects.requireCatalog();
  if ((await findPages(objects, catalog, 1)).length === 0) return "no_pages";
  return (await isDynamicXfa(objects, catalog)) ? "dynamic_xfa" : "pdf";
}
