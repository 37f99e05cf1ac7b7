import { findPages } from "@/lib/formats/pdf/page-tree";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { PageArea } from "../process/validation-context";
import { newBudget, spend } from "./object-budget";
import { FormFields, inherited } from "./form-fields";
import { isNamed, isRef } from "./same-value";
import { startOfContents } from "./signature-fields";
import { isUnseen } from "./unseen-annotation";

const maxPages = 2_000;

type Area = Omit<PageArea, "page">;

/** The mark of a signature on a page. */
type VisibleMark = PageArea & {
  /** The offset of the signature's /Contents in the file. */
  contents: number;
  /** Whether it is drawn over a field that is filled in, or over a note. */
  coversEntry: boolean;
};

/** The marks on the first pages, and whether these are all pages. */
export type FoundMarks = { marks: VisibleMark[]; areAll: boolean };

/**
 * Lists the marks that signatures draw on the first pages of a document (ISO 32000-2, 12.7.5.5).
 *
 * @throws {PdfSyntaxError} when an object cannot be read, {BudgetSpent} for too many fields
 */
export async function listVisibleMarks(objects: PdfObjects): Promise<FoundMarks> {
  const marks = new Map<number, Area & { contents: number }>();
  const budget = newBudget();
  for (const number of await new FormFields(objects, budget).numbers()) {
    const widget = await objects.resolveDict({ kind: "ref", number, generation: 0 });
    const area = widget && mayDraw(widget) ? await areaOf(objects, widget) : undefined;
    if (!widget || !area || !isNamed(await inherited(objects, widget, "FT"), "Sig")) continue;
    const contents = startOfContents(await objects.resolveDict(await inherited(objects, widget, "V")));
    if (contents !== undefined) marks.set(number, { ...area, contents });
  }
  if (marks.size === 0) return { marks: [], areAll: true };
  const pages = await findPages(objects, await objects.requireCatalog(), maxPages);
  const found: VisibleMark[] = [];
  for (const [page, { entries }] of pages.entries()) {
    /** What is drawn before each mark: annotations are drawn in their order. */
    const below: Area[] = [];
    const annotations = await objects.resolveItems(entries.get("Annots"));
    const hasMark = annotations.some((each) => isRef(each) && marks.has(each.number));
    for (const annotation of hasMark ? annotations : []) {
      const mark = isRef(annotation) ? marks.get(annotation.number) : undefined;
      spend(budget, mark ? below.length : 1);
      if (mark) found.push({ ...mark, page, coversEntry: below.some((each) => overlap(each, mark)) });
      else below.push(...(await entryIn(objects, annotation)));
    }
  }
  return { marks: found, areAll: pages.length < maxPages };
}

/** Whether a widget has an appearance, or entries by which some viewers draw one (12.5.6.19, table 192). */
const mayDraw = ({ entries }: PdfDict) => entries.has("AP") || entries.has("MK");

/** The area of an annotation in which people entered something: a field that is filled in, or a note with text. */
async function entryIn(objects: PdfObjects, value: PdfValue): Promise<Area[]> {
  const annotation = await objects.resolveDict(value);
  if (!annotation || isUnseen(annotation)) return [];
  const area = (await showsEntry(objects, annotation)) && (await areaOf(objects, annotation));
  return area ? [area] : [];
}

async function showsEntry(objects: PdfObjects, annotation: PdfDict): Promise<boolean> {
  const { entries } = annotation;
  if (["FreeText", "Stamp"].some((type) => isNamed(entries.get("Subtype"), type))) return true;
  const type = await inherited(objects, annotation, "FT");
  if (isNamed(type, "Btn")) return entries.has("AS") && !isNamed(entries.get("AS"), "Off");
  if (!isNamed(type, "Tx") && !isNamed(type, "Ch")) return false;
  const entered = await objects.resolve(await inherited(objects, annotation, "V"));
  return typeof entered === "object" && entered?.kind === "string"
    ? entered.bytes.length > 0
    : entered !== null;
}

const overlap = (one: Area, other: Area): boolean =>
  one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top;

/** The rectangle of a widget (7.9.5), whose corners may be in any order; `undefined` if it has no area. */
async function areaOf(objects: PdfObjects, { entries }: PdfDict): Promise<Area | undefined> {
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
