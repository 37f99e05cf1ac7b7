import { table } from "./bench/figures";
import { budgetOf, kilobytes } from "./pages/page-budgets";
import { weighPages } from "./pages/page-weights";
import { buildIfStale } from "./serving/build-if-stale";
import { projectRoot } from "./serving/project-root";

// Prints what a browser loads of scripts for each page of the build, in all and over an empty page.

await buildIfStale(projectRoot);
const rows = weighPages(projectRoot)
  .toSorted((one, other) => one.overEmptyPage - other.overEmptyPage)
  .map(({ route, bytes, overEmptyPage }) => [
    route,
    kilobytes(bytes),
    kilobytes(overEmptyPage),
    kilobytes(budgetOf(route)),
  ]);
console.log(`\n${table([["page", "scripts, gzip", "over an empty page", "budget"], ...rows])}\n`);
