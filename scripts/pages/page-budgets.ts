import type { PageWeight } from "./page-weights";

/**
 * Maximum bytes of scripts that a page may load beyond an empty page. The light pages are the first that new people
 * open, often on a phone.
 */
const budgets = { light: 40_000, full: 120_000 };

const lightRoutes = ["/sign-in", "/sign/[invitation]"];

export const budgetOf = (route: string): number =>
  lightRoutes.includes(route) ? budgets.light : budgets.full;

/** Returns a sentence for each page that exceeds its budget, and for each light page that no longer exists. */
export function exceededBudgets(weights: PageWeight[]): string[] {
  const missing = lightRoutes.filter((light) => !weights.some(({ route }) => route === light));
  return [
    ...weights
      .filter(({ route, overEmptyPage }) => overEmptyPage > budgetOf(route))
      .map(
        ({ route, overEmptyPage }) =>
          `${route} loads ${kilobytes(overEmptyPage)} over an empty page, and may load ${kilobytes(budgetOf(route))}.`,
      ),
    ...missing.map((route) => `${route} is not among the pages that were built.`),
  ];
}

export const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`;
