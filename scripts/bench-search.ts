import { machineLine, median, percentile, table } from "./report/figures";
import { measureSearches, searchParts } from "./bench/measure-search";

// DATABASE_URL=<small> npm run bench:search -- <large>
//
// Prints how long the queries of library pages take on PostgreSQL, in databases of several sizes that npm run seed and
// npm run migrate-to-postgres have filled, and how the largest compares to the smallest.

const urls = [process.env.DATABASE_URL ?? "", ...process.argv.slice(2)].filter(Boolean);
if (urls.length === 0) {
  console.error("DATABASE_URL is not set: it names the first database to measure.");
  process.exit(1);
}
const results = await measureSearches(urls);
const [first, last] = [results[0], results.at(-1)];
const milliseconds = (times: number[], of: (times: number[]) => number) => `${of(times).toFixed(1)} ms`;
const percentile95 = (times: number[]) => percentile(times, 95);
const rows = searchParts.map((part) => [
  part,
  ...results.flatMap(({ times }) => [median, percentile95].map((of) => milliseconds(times[part], of))),
  ...[median, percentile95].map((of) =>
    first && last ? (of(last.times[part]) / of(first.times[part])).toFixed(2) : "",
  ),
]);
const heading = ["", ...results.flatMap(({ documents }) => [documents, "95 %"]), "ratio", "95 %"];
console.log(`${machineLine()}\n\n${table([heading, ...rows])}`);
