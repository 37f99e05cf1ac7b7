import { findPages } from "@/lib/formats/pdf/page-tree";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PageArea } from "../process/validation-context";
import { newBudget } from "./object-budget";
import { FormFields, inherited } from "./form-fields";
import { isNamed, isRef } from "./same-value";
import { startOfContents } from "./signature-fields";

const maxPages = 2_000;

/** The mark of a signature on a page. `contents` is the offset of the signature's /Contents in the file. */
type VisibleMark = PageArea & { contents: number };

/** The marks on the first pages, and whether these are all pages. */
export type FoundMarks = { marks: VisibleMark[]; areAll: boolean };

/**
 * Lists the marks that signatures draw on the first pages of a document (ISO 32000-2, 12.7.5.5).
 *
 * @throws {PdfSyntaxError} when an object cannot be read, {BudgetSpent} for too many fields
 */
export async function listVisibleMarks(objects: PdfObjects): Promise<FoundMarks> {
  const marks = new Map<number, Omit<VisibleMark, "page">>();
  for (const number of await new FormFields(objects, newBudget()).numbers()) {
    const widget = await objects.resolveDict({ kind: "ref", number, generation: 0 });
    const area = widget && mayDraw(widget) ? await areaOf(objects, widget) : undefined;
    if (!widget || !area || !isNamed(await inherited(objects, widget, "FT"), "Sig")) continue;
    const contents = startOfContents(await objects.resolveDict(await inherited(objects, widget, "V")));
    if (contents !== undefined) marks.set(number, { ...area, contents });
  }
  if (marks.size === 0) return { marks: [], areAll: true };
  const pages = await findPages(objects, await objects.requireCatalog(), maxPages);
  const found: VisibleMark[] = [];
  for (const [page, { entries }] of pages.entries())
    for (const annotation of await objects.resolveItems(entries.get("Annots"))) {
      const mark = isRef(annotation) ? marks.get(annotation.number) : undefined;
      if (mark) found.push({ ...mark, page });
    }
  return { marks: found, areAll: pages.length < maxPages };
}

/** Whether a widget has an appearance, or entries by which some viewers draw one (12.5.6.19, table 192). */
const mayDraw = ({ entries }: PdfDict) => entries.has("AP") || entries.has("MK");

/** The rectangle of a widget (7.9.5), whose corners may be in any order; `undefined` if it has no area. */
async function areaOf(objects: PdfObjects, { entries }: PdfDict) {
  const sides: number[] = [];
  for (const item of await objects.resolveItems(entries.get("Rect"))) {
    const side = await objects.resolve(item);
    if (typeof side === "number") sides.push(side);
  }
  const [x = 0, y = 0, otherX = 0, otherY = 0] = sides;
  const area = {
    ...{ left: Math.min(x, otherX), right: Math.max(x, otherX) },
    ...{ bottom: Math.min(y, otherY), top: Math.max(y, otherY) },
  };
  return area.right > area.left && area.top > area.bottom ? area : undefined;
}
