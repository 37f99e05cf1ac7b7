/** How many objects may be looked at in one file, whatever the number of its signatures. */
export type Budget = { objects: number };

/** More than this takes many seconds, in a document of thousands of pages. */
export const newBudget = (): Budget => ({ objects: 60_000 });

/** There is more to look at than is looked at. */
export class BudgetSpent extends Error {
  override name = "BudgetSpent";
}

/** @throws {BudgetSpent} when nothing is left */
export function spend(budget: Budget, objects = 1): void {
  budget.objects -= objects;
  if (budget.objects < 0) throw new BudgetSpent();
}
