import { findPages } from "./page-tree";
import type { PdfDict, PdfValue } from "./pdf-syntax";
import type { PdfObjects } from "./pdf-objects";

/**
 * Whether a document is a dynamic XFA form: its pages are made by Acrobat from a template, and in the file is only one
 * that says "Please wait". Such a document says so by /NeedsRendering (ISO 32000-1, 7.7.2), or has an XFA template, a
 * single page and no fields. A static XFA form has fields, and its pages are real.
 */
export async function isDynamicXfa(objects: PdfObjects, catalog: PdfDict): Promise<boolean> {
  const form = await objects.resolveDict(catalog.entries.get("AcroForm"));
  const xfa = await objects.resolve(form?.entries.get("XFA"));
  if (!form || !isPacket(xfa)) return false;
  if ((await objects.resolve(catalog.entries.get("NeedsRendering"))) === true) return true;
  const pages = await findPages(objects, catalog, 2);
  return pages.length === 1 && !(await hasPageFields(objects, form));
}

/** XFA is a stream or an array of names and streams. */
const isPacket = (value: PdfValue) =>
  typeof value === "object" &&
  (value?.kind === "dict" || (value?.kind === "array" && value.items.length > 0));

/** Whether there is a field other than a signature, which any document may have. */
async function hasPageFields(objects: PdfObjects, form: PdfDict): Promise<boolean> {
  for (const item of await objects.resolveItems(form.entries.get("Fields"))) {
    const field = await objects.resolveDict(item);
    const type = await objects.resolve(field?.entries.get("FT"));
    const isSignature = typeof type === "object" && type?.kind === "name" && type.name === "Sig";
    if (field && !isSignature) return true;
  }
  return false;
}
