import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import { isArray, isDict, isNamed, isSameValue } from "./same-value";

/** What is shown when a document is opened, clicked or searched, in other programs, or not to all readers. */
const active = new Set([
  ...["A", "AA", "OpenAction", "JS", "JavaScript", "Dests", "URI", "EF", "EmbeddedFiles", "AF", "Collection"],
  ...["OCProperties", "OC", "XFA", "RichMediaContent", "3DD", "NeedAppearances", "Movie", "Sound", "Threads"],
]);

type Update = { before: PdfObjects; now: PdfObjects; updated: ReadonlySet<number>; budget: Budget };

/**
 * Whether an update brings something that a picture of the pages does not show.
 *
 * @throws {BudgetSpent} when too many objects were updated
 */
export async function addsActiveContent({ before, now, updated, budget }: Update): Promise<boolean> {
  for (const number of updated) {
    spend(budget);
    const is = (await now.find(number))?.value ?? null;
    const was = (await before.find(number))?.value ?? null;
    // An update that replaces an object stream changes objects that it does not list (ISO 32000-2, 7.5.7).
    const isReplaced = isDict(was) && isNamed(was.entries.get("Type"), "ObjStm");
    if (isReplaced || isActive(was, is)) return true;
  }
  return false;
}

function isActive(was: PdfValue, is: PdfValue): boolean {
  if (isArray(is)) {
    const earlier = isArray(was) ? was.items : [];
    return is.items.some((item, at) => isActive(earlier[at] ?? null, item));
  }
  if (!isDict(is)) return false;
  const earlier = isDict(was) ? was.entries : new Map<string, PdfValue>();
  return [...is.entries].some(([key, entry]) => {
    const before = earlier.get(key) ?? null;
    return active.has(key) ? !isSameValue(before, entry) : isActive(before, entry);
  });
}
