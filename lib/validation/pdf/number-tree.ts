import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { PdfSyntaxError, type PdfDict, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { type Budget, spend } from "./object-budget";
import { isArray } from "./same-value";

const maxDepth = 32;

/**
 * The values of a number tree by their numbers (ISO 32000-2, 7.9.7).
 *
 * @throws {PdfSyntaxError} if it is malformed, {BudgetSpent} for too many nodes
 */
async function readNumberTree(
  objects: PdfObjects,
  root: PdfDict,
  budget: Budget,
): Promise<ReadonlyMap<number, PdfValue>> {
  const found = new Map<number, PdfValue>();

  async function visit(node: PdfDict, depth: number): Promise<void> {
    if (depth > maxDepth) throw new PdfSyntaxError("A number tree goes in a circle.");
    spend(budget);
    const numbers = await objects.resolve(node.entries.get("Nums"));
    const items = isArray(numbers) ? numbers.items : [];
    for (let at = 0; at + 1 < items.length; at += 2) {
      const number = items[at];
      if (typeof number !== "number" || found.has(number))
        throw new PdfSyntaxError("A number tree is damaged.");
      found.set(number, items[at + 1] ?? null);
    }
    const kids = await objects.resolve(node.entries.get("Kids"));
    for (const kid of isArray(kids) ? kids.items : []) {
      const child = await objects.resolveDict(kid);
      if (child) await visit(child, depth + 1);
    }
  }

  await visit(root, 0);
  return found;
}

type Revisions = { before: PdfObjects; now: PdfObjects; budget: Budget };

/**
 * The values of a number tree before and after an update, which may add values and remove none.
 *
 * @returns `undefined` if it did something else
 */
export async function pairNumbers(
  { before, now, budget }: Revisions,
  was: PdfDict,
  is: PdfDict,
  mayBeNew: (value: PdfValue) => Promise<boolean>,
): Promise<[PdfValue, PdfValue][] | undefined> {
  const earlier = await readNumberTree(before, was, budget);
  const later = await readNumberTree(now, is, budget);
  const pairs: [PdfValue, PdfValue][] = [];
  for (const [number, value] of later) {
    const known = earlier.get(number);
    if (known !== undefined) pairs.push([known, value]);
    else if (!(await mayBeNew(value))) return undefined;
  }
  return [...earlier.keys()].every((number) => later.has(number)) ? pairs : undefined;
}
