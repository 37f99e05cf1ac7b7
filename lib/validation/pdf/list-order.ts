import type { PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { Role } from "./addition-rules";
import { isArray, isSameValue } from "./same-value";

/** The items of a list; a structure element may have a single kid in place of one. */
export function itemsOf(value: PdfValue, role: Role): readonly PdfValue[] {
  if (isArray(value)) return value.items;
  return role === "elements" && value !== null ? [value] : [];
}

/** Whether all of these values are among the others in the same order. */
export function containsInOrder(values: readonly PdfValue[], wanted: readonly PdfValue[]): boolean {
  let next = 0;
  for (const value of values) if (next < wanted.length && isSameValue(wanted[next], value)) next++;
  return next === wanted.length;
}
