import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./checks/command";
import { noCounts, readCounts, single, sum, summaryLine } from "./checks/counts";
import { runSteps, type Step, timeTable } from "./checks/step";
import { requireTestTools } from "./checks/test-tools";
import { exceededBudgets } from "./pages/page-budgets";
import { weighPages } from "./pages/page-weights";
import { buildIfStale } from "./serving/build-if-stale";
import { projectRoot } from "./serving/project-root";
import { stopRequest } from "./serving/stop-request";

const withBrowser = !process.argv.includes("--without-browser");
const reportsDir = path.join(projectRoot, ".cache", "checks");
const stop = stopRequest();

const check = (title: string, ...commands: string[][]): Step => ({
  title,
  run: async (print) => {
    for (const command of commands)
      if (!(await runCommand(command, { stop, print }))) return single(title, false);
    return single(title, true);
  },
});

const npm = (script: string) => ["npm", "run", "--silent", script];

const tests = (
  title: string,
  runner: "vitest" | "playwright",
  command: (reportFile: string) => string[],
): Step => {
  const reportFile = path.join(reportsDir, `${runner}.json`);
  return {
    title,
    run: async () => readCounts(runner, reportFile, await runCommand(command(reportFile), { stop })),
  };
};

const groups: Step[][] = [
  [
    {
      title: "Tools",
      run: async () => {
        await requireTestTools({ withBrowser });
        return noCounts;
      },
    },
  ],
  // The slowest first, so that none of them runs alone at the end.
  [
    check("Lint", npm("lint")),
    // The types of routes are generated from the files in app/, and a clean checkout has none yet.
    check("Types", ["next", "typegen"], npm("types")),
    check("Format", npm("format:check")),
    check("Unused code", npm("unused")),
    check("Circles", npm("circles")),
  ],
  [
    tests("Unit tests", "vitest", (reportFile) => [
      ...["vitest", "run", "--reporter=default", "--reporter=json"],
      `--outputFile.json=${reportFile}`,
    ]),
  ],
  [
    {
      title: "Build",
      run: async () => {
        await buildIfStale(projectRoot, stop);
        return single("Build", true);
      },
    },
  ],
  [
    {
      title: "Page weights",
      run: async (print) => {
        const sentences = exceededBudgets(weighPages(projectRoot));
        print(sentences.map((sentence) => `${sentence}\n`).join(""));
        return single("Page weights", sentences.length === 0);
      },
      needs: ["Build"],
    },
  ],
];
if (withBrowser)
  groups.push([
    { ...tests("Browser tests", "playwright", () => ["playwright", "test"]), needs: ["Tools", "Build"] },
  ]);

// A report of an earlier run must not be mistaken for this run's.
rmSync(reportsDir, { recursive: true, force: true });
mkdirSync(reportsDir, { recursive: true });

const startedAt = performance.now();
const results = await runSteps(groups, stop);
if (stop.aborted) {
  console.error("\nThe tests were stopped.");
  process.exit(130);
}
const total = sum(results.map(({ counts }) => counts));
console.log(`\nTime\n${timeTable(results, (performance.now() - startedAt) / 1000)}`);
if (total.failures.length > 0)
  console.log(`\nFailed:\n${total.failures.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${summaryLine(total)}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
