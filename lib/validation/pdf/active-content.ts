import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { type PdfDict, PdfSyntaxError, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { TooComplex } from "@/lib/formats/reading-budget";
import { type Budget, BudgetSpent, spend } from "./object-budget";
import { isArray, isDict, isNamed, isRef, isSameValue } from "./same-value";
import { isUnseen } from "./unseen-annotation";

/**
 * Entries that are effective when a document is opened, clicked or searched, in other programs, or not for all readers.
 */
const active = new Set([
  ...["A", "AA", "OpenAction", "JS", "JavaScript", "Dests", "Dest", "URI", "EF", "EmbeddedFiles", "AF"],
  ...["Collection", "OCProperties", "OC", "XFA", "RichMediaContent", "3DD", "NeedAppearances"],
  ...["Movie", "Sound", "Threads"],
]);

/** Entries by which a print, or a computer with other fonts, shows something else than the picture of a page. */
const elsewhere = new Set(["F", "FixedPrint", "Alternates", "OPI", "BaseFont", "FontName"]);

/** Entries that lead back to the page or the owner, which is no part of what is active. */
const backwards = new Set(["Parent", "P", "Pg", "Page", "StructParent"]);

type Update = { before: PdfObjects; now: PdfObjects; updated: ReadonlySet<number>; budget: Budget };

/**
 * Whether an update brings something that a picture of the pages does not show, or might: also where that cannot be
 * told within the limits for reading the file.
 */
export async function addsActiveContent(update: Update): Promise<boolean> {
  const { before, now, updated, budget } = update;
  try {
    if (await showsOtherwise(now)) return true;
    for (const number of updated) {
      spend(budget);
      const is = (await now.find(number))?.value ?? null;
      const was = (await before.find(number))?.value ?? null;
      // An update that replaces an object stream changes objects that it does not list (ISO 32000-2, 7.5.7).
      const isReplaced = isDict(was) && isNamed(was.entries.get("Type"), "ObjStm");
      if (isReplaced || isActive(was, is)) return true;
    }
    return (await reachesActively(before, update)) || (await reachesActively(now, update));
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof TooComplex || error instanceof PdfSyntaxError)
      return true;
    throw error;
  }
}

/**
 * Whether a document has layers, of which others may be printed than shown, or a form that viewers draw on their own.
 */
async function showsOtherwise(objects: PdfObjects): Promise<boolean> {
  const catalog = await objects.requireCatalog();
  const form = await objects.resolveDict(catalog.entries.get("AcroForm"));
  const drawsOnItsOwn = (await objects.resolve(form?.entries.get("NeedAppearances"))) === true;
  return catalog.entries.has("OCProperties") || form?.entries.has("XFA") === true || drawsOnItsOwn;
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
    const isEffective = active.has(key) || elsewhere.has(key) || isStated(key, entry);
    return isEffective ? !isSameValue(before, entry) : isActive(before, entry);
  });
}

/** Whether an entry is what a note says, or a field's value, which a drawing of either need not show. */
const isStated = (key: string, entry: PdfValue) =>
  (key === "Contents" && typeof entry === "object" && entry?.kind === "string") ||
  (key === "V" && !isRef(entry) && !isDict(entry));

type Step = { value: PdfValue; isActive: boolean };

/**
 * Whether an object that was updated is behind an active entry, such as a script's text or the data of an attached
 * file.
 */
async function reachesActively(objects: PdfObjects, { updated, budget }: Update): Promise<boolean> {
  const seen = new Set<string>();
  const steps: Step[] = [{ value: objects.trailerEntry("Root") ?? null, isActive: false }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    let { value } = step;
    if (isRef(value)) {
      const { number } = value;
      const key = `${number} ${step.isActive}`;
      if (seen.has(key)) continue;
      seen.add(key);
      spend(budget);
      value = (await objects.find(number))?.value ?? null;
      if (step.isActive && isPlace(value)) continue;
      if (step.isActive && updated.has(number)) return true;
    }
    if (isArray(value)) for (const item of value.items) steps.push({ value: item, isActive: step.isActive });
    if (isDict(value)) steps.push(...entriesOf(value, step.isActive));
  }
  return false;
}

/** A page, to which an action may lead, and the signature of a field are not active themselves. */
const isPlace = (value: PdfValue): boolean =>
  isDict(value) &&
  (["Page", "Pages", "Catalog"].some((type) => isNamed(value.entries.get("Type"), type)) ||
    value.entries.has("ByteRange"));

function entriesOf(dict: PdfDict, isBehind: boolean): Step[] {
  const isNotShown = isUnseen(dict);
  return [...dict.entries].flatMap(([key, value]) => {
    if (isBehind && backwards.has(key)) return [];
    const isEffective = active.has(key) || elsewhere.has(key) || key === "V" || (key === "AP" && isNotShown);
    return [{ value, isActive: isBehind || isEffective }];
  });
}
