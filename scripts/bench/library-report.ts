import { median, megabytes, percentile, table } from "./figures";
import type { AdminPage, LibraryFigures, PageFigures } from "./measure-library";

const pages = ["empty", "library", "search", "document"] as const;
const adminPages = ["overview", "documents", "signings", "users", "audit log"] as const satisfies AdminPage[];
const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`;

/** For each number of documents: median and 95th percentile of each page, rates and memory. */
export function libraryTables(results: LibraryFigures[]): string {
  const times = [
    ["documents", ...pages.flatMap((page) => [page, "95 %", "CPU"])],
    ...results.map(({ documents, pages: of }) => [
      documents.toLocaleString("en"),
      ...pages.flatMap((page) => cellsOf(of[page]).map(milliseconds)),
    ]),
  ];
  const adminTimes = [
    ["documents", ...adminPages.flatMap((page) => [`admin: ${page}`, "95 %"])],
    ...results.map(({ documents, adminPages: of }) => [
      documents.toLocaleString("en"),
      ...adminPages.flatMap((page) => cellsOf(of[page]).slice(0, 2).map(milliseconds)),
    ]),
  ];
  const rates = [
    ["documents", "empty page", "library", "library/empty", "memory"],
    ...results.map(({ documents, rates: of, memoryBytes }) => [
      documents.toLocaleString("en"),
      ...[of.empty, of.library].map((rate) => `${rate.toFixed(0)}/s`),
      (of.library / of.empty).toFixed(2),
      `${megabytes(memoryBytes)} MB`,
    ]),
  ];
  return `${table(times)}\n\n${table(adminTimes)}\n\n${table(rates)}\n\n${growthLine(results)}`;
}

const cellsOf = ({ times, cpuEach }: PageFigures) => [median(times), percentile(times, 95), cpuEach];

function growthLine(results: LibraryFigures[]): string {
  const [first, last] = [results[0], results.at(-1)];
  if (!first || !last) return "";
  const growth = pages.map((page) => {
    const ratio = percentile(last.pages[page].times, 95) / percentile(first.pages[page].times, 95);
    const cpu = last.pages[page].cpuEach / first.pages[page].cpuEach;
    return `${page} ${ratio.toFixed(2)} (CPU ${cpu.toFixed(2)})`;
  });
  return `95th percentile at ${last.documents.toLocaleString("en")} over that at ${first.documents.toLocaleString("en")}: ${growth.join(", ")}.`;
}
