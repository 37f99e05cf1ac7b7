import type { PdfDict, PdfValue } from "./pdf-syntax";
import type { PdfObjects } from "./pdf-objects";

/**
 * Finds the first pages of a document (ISO 32000-2, 7.7.3.2). What in the tree is no dictionary counts as absent, and a
 * node without /Kids is a page, as it is to viewers.
 *
 * @returns at most `limit` pages; none if no node of the tree leads to a page
 */
export async function findPages(objects: PdfObjects, catalog: PdfDict, limit: number): Promise<PdfDict[]> {
  const pages: PdfDict[] = [];
  const seen = new Set<number>();
  const stack: PdfValue[] = [catalog.entries.get("Pages") ?? null];
  for (let node = stack.pop(); node !== undefined && pages.length < limit; node = stack.pop()) {
    if (typeof node === "object" && node?.kind === "ref") {
      if (seen.has(node.number)) continue;
      seen.add(node.number);
    }
    const dict = await objects.resolveDict(node);
    if (!dict) continue;
    if (!dict.entries.has("Kids")) pages.push(dict);
    const kids = await objects.resolveItems(dict.entries.get("Kids"));
    for (const kid of kids.toReversed()) stack.push(kid);
  }
  return pages;
}
