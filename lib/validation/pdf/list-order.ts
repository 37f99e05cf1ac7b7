import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
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

/**
 * The earlier values of entries that a dictionary has more than once, before and after an update: viewers take the
 * first or the last, so each must be as before.
 *
 * @returns `undefined` if it has others than it had
 */
export function pairDoubtful(was: PdfDict, is: PdfDict): [PdfValue, PdfValue][] | undefined {
  const pairs: [PdfValue, PdfValue][] = [];
  for (const [key, values] of is.doubtful ?? []) {
    const earlier = was.doubtful?.get(key);
    if (earlier?.length !== values.length) return undefined;
    values.forEach((value, at) => pairs.push([earlier[at] ?? null, value]));
  }
  return pairs;
}
