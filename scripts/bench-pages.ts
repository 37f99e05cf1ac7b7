import { table } from "./report/figures";
import { budgetOf, kilobytes } from "./pages/page-budgets";
import { weighPages } from "./pages/page-weights";
import { buildIfStale } from "./serving/build-if-stale";
import { projectRoot } from "./serving/project-root";
import { StartError } from "@/lib/base/start-error";

// Prints the size of the scripts that a browser loads for each built page, in total and beyond an empty page.

try {
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
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof StartError ? error.message : error);
}
