import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { noCounts, readCounts, single, sum, summaryLine } from "./counts";

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
      testResults: [
        {
          name: path.resolve("lib/seal.test.ts"),
          assertionResults: [
            { status: "passed", fullName: "a sealed text opens again" },
            ...Array.from({ length: failed }, () => ({ status: "failed", fullName: "a seal holds" })),
          ],
        },
      ],
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
    }),
  );
const playwright = (stats: object) => {
  const specs = [
    { title: "a letter arrives", ok: true },
    { title: "a letter is answered", ok: false },
  ];
  return report(
    JSON.stringify({
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
      suites: [{ file: "mail.spec.ts", specs: [], suites: [{ file: "mail.spec.ts", specs }] }],
    }),
  );
};

test("the counts of each runner name the tests that failed", () => {
  expect(readCounts("vitest", vitest(5, 1, 1), false)).toEqual({
    ...{ passed: 5, failed: 1, skipped: 1 },
    failures: ["lib/seal.test.ts: a seal holds"],
  });
  const stats = { expected: 4, unexpected: 1, skipped: 2 };
  expect(readCounts("playwright", playwright(stats), false)).toEqual({
    ...{ passed: 4, failed: 1, skipped: 2 },
    failures: ["e2e/mail.spec.ts: a letter is answered"],
  });
});

test("a test that passes only on a second attempt counts as failed", () => {
  expect(readCounts("playwright", playwright({ expected: 1, flaky: 1 }), true).failed).toBe(1);
});

test("a runner that fails without a failed test counts as one failure", () => {
  expect(readCounts("vitest", vitest(5, 0), false)).toMatchObject({ passed: 5, failed: 1, skipped: 0 });
});

test("a run without tests counts as one failure", () => {
  expect(readCounts("vitest", vitest(0, 0), true).failed).toBe(1);
});

test("a runner that dies without a readable report counts as one failure", () => {
  expect(readCounts("playwright", path.join(folder, "absent.json"), false).failed).toBe(1);
  expect(readCounts("playwright", report(`{"stats":`), true).failed).toBe(1);
});

test("the summary adds up all counts and mentions skipped tests only when there are some", () => {
  const checks = [single("Format", true), single("Lint", false), { ...noCounts, passed: 7 }];
  expect(summaryLine(sum(checks))).toBe("8 passed, 1 failed");
  expect(sum(checks).failures).toEqual(["Lint"]);
  expect(summaryLine(sum([...checks, { ...noCounts, skipped: 3 }]))).toBe("8 passed, 1 failed, 3 skipped");
});
