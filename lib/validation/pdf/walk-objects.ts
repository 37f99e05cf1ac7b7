import type { FoundObject, PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { isRef, isSameValue } from "./same-value";

const nothing: FoundObject = { value: null, streamStart: null };

/** The object that a value refers to, whatever its generation, or the value itself. */
export async function load(objects: PdfObjects, value: PdfValue): Promise<FoundObject> {
  return isRef(value) ? ((await objects.find(value.number)) ?? nothing) : { value, streamStart: null };
}

/** Whether a value refers to an object of another generation. */
export const isAstray = async (objects: PdfObjects, value: PdfValue): Promise<boolean> =>
  isRef(value) && objects.hasOtherGeneration(value);

/** Whether a value refers to the catalog. */
export const isCatalog = (objects: PdfObjects, value: PdfValue): boolean =>
  isRef(value) && isSameValue(value, objects.trailerEntry("Root"));
