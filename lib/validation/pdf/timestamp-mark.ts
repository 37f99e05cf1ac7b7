import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { isArray, isNamed } from "./same-value";

/**
 * Whether a field or widget draws a mark for a time-stamp over the document (ISO 32000-2, 12.8.5). No person made it, so
 * there is nothing to show, and a mark could cover what people signed.
 */
export async function marksTimestamp(
  objects: PdfObjects,
  { entries }: PdfDict,
  signature: PdfValue | undefined,
): Promise<boolean> {
  const dictionary = await objects.resolveDict(signature);
  const isTimestamp =
    isNamed(dictionary?.entries.get("Type"), "DocTimeStamp") ||
    isNamed(dictionary?.entries.get("SubFilter"), "ETSI.RFC3161");
  return isTimestamp && entries.has("AP") && !(await isEmpty(objects, entries.get("Rect")));
}

/** Whether a rectangle (7.9.5) has no area. */
async function isEmpty(objects: PdfObjects, rectangle: PdfValue | undefined): Promise<boolean> {
  const value = await objects.resolve(rectangle);
  if (!isArray(value) || value.items.length !== 4) return false;
  const [left, bottom, right, top] = await Promise.all(value.items.map((item) => objects.resolve(item)));
  return typeof left === "number" && typeof bottom === "number" && (left === right || bottom === top);
}
