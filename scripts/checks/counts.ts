import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "../serving/project-root";

/** Test counts and the names of failed tests, as a reader may see only the end of a long output. */
export type Counts = { passed: number; failed: number; skipped: number; failures: string[] };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
      failures: [...total.failures, ...counts.failures],
    }),
    noCounts,
  );
}

/** The last line of a test run. Programs parse it, so its words must not change. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Counts for a check that either succeeds or fails. */
export const single = (name: string, succeeded: boolean): Counts => ({
  ...noCounts,
  ...(succeeded ? { passed: 1 } : { failed: 1, failures: [name] }),
});

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName }) => `${path.relative(projectRoot, name)}: ${fullName}`),
    ),
  }));

type Suite = { file: string; specs: { title: string; ok: boolean }[]; suites?: Suite[] };
const suite: z.ZodType<Suite> = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean() })),
  get suites() {
    return z.array(suite).optional();
  },
});

const failuresIn = ({ file, specs, suites = [] }: Suite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => `e2e/${file}: ${title}`),
  ...suites.flatMap(failuresIn),
];

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
    suites: z.array(suite),
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresIn),
  }));

const reports = { vitest: vitestReport, playwright: playwrightReport };

/**
 * Reads the counts from a test runner's JSON report. A run that failed without a failed test (a file that cannot be
 * loaded, a crash, no tests at all) counts as one failure, so that it never looks like a success.
 */
export function readCounts(runner: keyof typeof reports, reportFile: string, succeeded: boolean): Counts {
  const parsed = reports[runner].safeParse(readJson(reportFile));
  const counts = parsed.success ? parsed.data : noCounts;
  const isSilentFailure = counts.failed === 0 && (!succeeded || counts.passed === 0);
  return isSilentFailure
    ? { ...counts, failed: 1, failures: [`${runner}, with no test that failed`] }
    : counts;
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // a runner that was killed leaves half a report
  }
}
