import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCounts, single, sum, summaryLine } from "./counts";

const folder = mkdtempSync(path.join(tmpdir(), "paraph-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: string) {
  const file = path.join(folder, "report.json");
  writeFileSync(file, content);
  return file;
}

const vitest = (passed: number, failed: number, skipped = 0) =>
  report(
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
    }),
  );
const playwright = (stats: object) =>
  report(JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } }));

test("each runner's report is counted", () => {
  expect(readCounts("vitest", vitest(5, 2, 1), false)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  const stats = { expected: 4, unexpected: 1, skipped: 2 };
  expect(readCounts("playwright", playwright(stats), false)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test("a test that passed only on a second attempt failed", () => {
  expect(readCounts("playwright", playwright({ expected: 1, flaky: 1 }), true).failed).toBe(1);
});

test("a runner that failed though no test did counts as one failure", () => {
  expect(readCounts("vitest", vitest(5, 0), false)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test("a run without tests is a failure", () => {
  expect(readCounts("vitest", vitest(0, 0), true).failed).toBe(1);
});

test("a runner that died without a readable report is a failure", () => {
  expect(readCounts("playwright", path.join(folder, "absent.json"), false).failed).toBe(1);
  expect(readCounts("playwright", report(`{"stats":`), true).failed).toBe(1);
});

test("the summary adds everything up and mentions skipped tests only when there are some", () => {
  const checks = [single(true), single(false), { passed: 7, failed: 0, skipped: 0 }];
  expect(summaryLine(sum(checks))).toBe("8 passed, 1 failed");
  expect(summaryLine(sum([...checks, { passed: 0, failed: 0, skipped: 3 }]))).toBe(
    "8 passed, 1 failed, 3 skipped",
  );
});
