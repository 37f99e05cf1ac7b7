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

/**
 * Whether a page tree goes in a circle and thus leads to fewer pages than its /Count says. In the place of the others
 * some viewers show an error, and some the same page again.
 */
export async function lacksPages(objects: PdfObjects, catalog: PdfDict): Promise<boolean> {
  const root = await objects.resolveDict(catalog.entries.get("Pages"));
  const count = await objects.resolve(root?.entries.get("Count"));
  const seen = new Set<number>();
  const above = new Set<number>();
  let pages = 0;
  let isCircular = false;
  const stack: (PdfValue | { leave: number })[] = [catalog.entries.get("Pages") ?? null];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === "object" && node !== null && "leave" in node) {
      above.delete(node.leave);
      continue;
    }
    const number = typeof node === "object" && node?.kind === "ref" ? node.number : undefined;
    if (number !== undefined) {
      isCircular ||= above.has(number);
      if (seen.has(number)) continue;
      seen.add(number);
    }
    const dict = await objects.resolveDict(node);
    if (dict && !dict.entries.has("Kids")) pages++;
    if (!dict?.entries.has("Kids")) continue;
    if (number !== undefined) {
      above.add(number);
      stack.push({ leave: number });
    }
    for (const kid of await objects.resolveItems(dict.entries.get("Kids"))) stack.push(kid);
  }
  return isCircular && typeof count === "number" && pages < count;
}
