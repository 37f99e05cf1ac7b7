import type { Addition } from "@/lib/domain/validation/validation-report";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { AdditionWalk } from "./addition-walk";
import { type Budget, BudgetSpent, spend } from "./object-budget";
import { type PdfRevision, readRevision } from "@/lib/formats/pdf/pdf-revision";

/**
 * Determines what was added to a file after the last byte that a signature covers. An update may add further signatures
 * with their marks on the pages, time-stamps and evidence about them, and must leave everything else unchanged.
 *
 * @throws errors of the file system
 */
export async function findAddition(
  source: PdfSource,
  end: number,
  now: PdfRevision,
  budget: Budget,
): Promise<Addition> {
  if (end === now.end) return "nothing";
  try {
    const before = await readRevision(source, end);
    const updated = updatedNumbers(before, now, budget);
    if (!updated) return "other";
    return (await new AdditionWalk(before.objects, now.objects, updated, budget).onlyAddsSignatures())
      ? "signatures"
      : "other";
  } catch (error) {
    if (error instanceof BudgetSpent) return "unknown";
    if (error instanceof PdfSyntaxError) return "other";
    throw error;
  }
}

/** The numbers of the objects in the updates; `undefined` if what follows is not an update of the earlier revision. */
function updatedNumbers(before: PdfRevision, now: PdfRevision, budget: Budget): Set<number> | undefined {
  const newer = now.chain.sections.filter(({ offset }) => offset >= before.end);
  const older = now.chain.sections.filter(({ offset }) => offset < before.end);
  const isBuiltOnIt =
    now.chain.base === before.chain.base &&
    older.length === before.chain.sections.length &&
    older.every(({ offset }, at) => offset === before.chain.sections[at]?.offset);
  if (newer.length === 0 || !isBuiltOnIt) return undefined;
  const numbers = new Set<number>();
  for (const { first, count } of newer.flatMap(({ ranges }) => ranges)) {
    spend(budget, count);
    for (let number = first; number < first + count; number++) numbers.add(number);
  }
  return numbers;
}
