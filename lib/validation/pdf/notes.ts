import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import { isNamed, isSameValue } from "./same-value";

/** Annotations by which people comment on a document (ISO 32000-2, 12.5.6.2), and their pop-up windows. */
const noteTypes = [
  ...["Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline"],
  ...["Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Popup"],
];

/** What may lead elsewhere, or decide when something is seen at all. */
const neverOfNotes = ["A", "AA", "OC", "FT", "Kids", "V"];

/** What ties a note to the rest of the document, and says what kind it is. */
const fixed = new Set(["Type", "Subtype", "P", "Parent", "Popup", "IRT"]);

/** Whether an annotation is a note that runs nothing when it is seen or clicked. */
export const isNote = ({ entries }: PdfDict): boolean =>
  noteTypes.some((type) => isNamed(entries.get("Subtype"), type)) &&
  neverOfNotes.every((key) => !entries.has(key));

/** Recognizes notes that were added to pages, removed from them, or changed. */
export class Notes {
  /** Whether there was one. */
  found = false;

  constructor(
    private readonly before: PdfObjects,
    private readonly now: PdfObjects,
    private readonly budget: Budget,
  ) {}

  async isAdded(item: PdfValue): Promise<boolean> {
    const note = await this.now.resolveDict(item);
    const isAdded = note !== undefined && isNote(note);
    this.found ||= isAdded;
    return isAdded;
  }

  /** Whether an entry of a note has another value that only the note shows. */
  isChange(key: string, was: PdfValue, is: PdfValue): boolean {
    const isChange = !fixed.has(key) && !isSameValue(was, is);
    this.found ||= isChange;
    return isChange;
  }

  /** The annotations that a page had, without the notes that it has no more. */
  async withoutRemoved(earlier: readonly PdfValue[], items: readonly PdfValue[]): Promise<PdfValue[]> {
    const kept: PdfValue[] = [];
    for (const item of earlier) {
      spend(this.budget, items.length);
      const isThere = items.some((each) => isSameValue(each, item));
      const annotation = isThere ? undefined : await this.before.resolveDict(item);
      if (annotation && isNote(annotation)) this.found = true;
      else kept.push(item);
    }
    return kept;
  }
}
