/** How many objects may still be compared in one file, whatever the number of its signatures. */
export type Budget = { objects: number };

/** So many take about 15 s, in a document of hundreds of thousands of pages. */
export const newBudget = (share = 1): Budget => ({ objects: 500_000 * share });

/** More objects would have to be compared than the budget allows. */
export class BudgetSpent extends Error {
  override name = "BudgetSpent";
}

/** @throws {BudgetSpent} when nothing is left */
export function spend(budget: Budget, objects = 1): void {
  budget.objects -= objects;
  if (budget.objects < 0) throw new BudgetSpent();
}
