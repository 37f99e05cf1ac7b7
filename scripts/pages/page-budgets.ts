import type { PageWeight } from "./page-weights";

/** What a page may load over an empty one. Strangers open the light ones, often on a phone, and only once. */
const budgets = { light: 40_000, full: 120_000 };

const lightRoutes = ["/sign-in", "/sign/[invitation]"];

export const budgetOf = (route: string): number =>
  lightRoutes.includes(route) ? budgets.light : budgets.full;

/** A sentence for each page that outgrew its budget, and for each light one that is not there any more. */
export function exceededBudgets(weights: PageWeight[]): string[] {
  const gone = lightRoutes.filter((light) => !weights.some(({ route }) => route === light));
  return [
    ...weights
      .filter(({ route, overEmptyPage }) => overEmptyPage > budgetOf(route))
      .map(
        ({ route, overEmptyPage }) =>
          `${route} loads ${kilobytes(overEmptyPage)} over an empty page, and may load ${kilobytes(budgetOf(route))}.`,
      ),
    ...gone.map((route) => `${route} is not among the pages that were built.`),
  ];
}

export const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`;
