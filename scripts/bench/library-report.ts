import { median, megabytes, percentile, table } from "../report/figures";
import {
  adminPages,
  type LibraryFigures,
  libraryPages,
  type MeasuredPage,
  type PageFigures,
} from "./measure-library";

const pagesOfAdmins = adminPages.map((page) => `admin: ${page}` as const);
const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`;

/**
 * Tables for each library size: median, 95th percentile and CPU time of each page, rates and memory; then the growth.
 */
export function libraryTables(results: LibraryFigures[]): string {
  const rates = [
    ["documents", "bare page", "empty page", "library", "library/bare", "library/empty", "memory"],
    ...results.map(({ documents, rates: of, memoryBytes }) => [
      documents.toLocaleString("en"),
      ...[of.bare, of.empty, of.library].map((rate) => `${rate.toFixed(0)}/s`),
      ...[of.bare, of.empty].map((rate) => (of.library / rate).toFixed(2)),
      `${megabytes(memoryBytes)} MB`,
    ]),
  ];
  const parts = [timesOf(results, libraryPages), timesOf(results, pagesOfAdmins), table(rates)];
  return [...parts, growth(results)].join("\n\n");
}

function timesOf(results: LibraryFigures[], pages: readonly MeasuredPage[]): string {
  return table([
    ["documents", ...pages.flatMap((page) => [page, "95 %", "CPU"])],
    ...results.map(({ documents, pages: of }) => [
      documents.toLocaleString("en"),
      ...pages.flatMap((page) => cellsOf(of[page]).map(milliseconds)),
    ]),
  ]);
}

const cellsOf = ({ times, cpuEach }: PageFigures) => [median(times), percentile(times, 95), cpuEach];

/** How each page's times with the most documents compare to those with the fewest. */
function growth(results: LibraryFigures[]): string {
  const [first, last] = [results[0], results.at(-1)];
  if (!first || !last) return "";
  const [largest, smallest] = [last, first].map(({ documents }) => documents.toLocaleString("en"));
  const rows = [...libraryPages, ...pagesOfAdmins].map((page) => {
    const before = cellsOf(first.pages[page]);
    return [
      page,
      ...cellsOf(last.pages[page]).map((value, index) => (value / (before[index] ?? NaN)).toFixed(2)),
    ];
  });
  return table([[`${largest}/${smallest}`, "median", "95 %", "CPU"], ...rows]);
}
