import { inject, TestRunner, type RunnerTestFile } from "vitest";

const matchesNoName = /(?!)/;

/** Skips every test and hook if PostgreSQL is not installed, so that the summary counts the tests as skipped. */
export default class DatabaseTestRunner extends TestRunner {
  override onCollectStart(file: RunnerTestFile): void {
    if (!inject("databaseUrl")) this.config.testNamePattern = matchesNoName;
    super.onCollectStart(file);
  }
}
