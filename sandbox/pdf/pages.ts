import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject } from "@cantoo/pdf-lib";

/** A page, and its reference; some writers put pages into the page tree itself, where they have none. */
export type PdfPage = { node: PDFDict; ref: PDFRef | undefined };

export type PageBox = { x: number; y: number; width: number; height: number };

/** The page size that viewers take where a file says none: US Letter. */
const defaultBox: PageBox = { x: 0, y: 0, width: 612, height: 792 };
const quarterTurn = 90;
const maxAncestors = 100;

/**
 * The pages of a document in their order (ISO 32000-2, 7.7.3). What is no dictionary counts as absent, and a node
 * without /Kids is a page, whatever its /Type.
 */
export function pagesOf(catalog: PDFDict): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = [catalog.get(PDFName.of("Pages"))];
  while (waiting.length > 0) {
    const item = waiting.pop();
    const node = catalog.context.lookup(item);
    if (!(node instanceof PDFDict) || seen.has(node)) continue;
    seen.add(node);
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray) for (const kid of kids.asArray().toReversed()) waiting.push(kid);
    else pages.push({ node, ref: item instanceof PDFRef ? item : undefined });
  }
  return pages;
}

/** The part of a page that is shown, before it is turned. */
export const shownBox = (page: PdfPage): PageBox =>
  boxIn(page, "CropBox") ?? boxIn(page, "MediaBox") ?? defaultBox;

/** By how many degrees a page is turned clockwise: 0, 90, 180 or 270. */
export function rotationOf(page: PdfPage): number {
  const value = inherited(page, "Rotate");
  const angle = value instanceof PDFNumber ? value.asNumber() : 0;
  return angle % quarterTurn === 0 ? ((angle % 360) + 360) % 360 : 0;
}

function boxIn(page: PdfPage, name: string): PageBox | undefined {
  const box = inherited(page, name);
  if (!(box instanceof PDFArray)) return undefined;
  const corners = Array.from({ length: box.size() }, (_, index) => box.lookup(index));
  const [x1, y1, x2, y2] = corners.map((corner) =>
    corner instanceof PDFNumber ? corner.asNumber() : undefined,
  );
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** An attribute of a page or of the nodes above it (7.7.3.4). */
function inherited({ node }: PdfPage, name: string): PDFObject | undefined {
  let holder: PDFObject | undefined = node;
  for (let level = 0; holder instanceof PDFDict && level < maxAncestors; level++) {
    const value = holder.lookup(PDFName.of(name));
    if (value) return value;
    holder = holder.lookup(PDFName.of("Parent"));
  }
  return undefined;
}
