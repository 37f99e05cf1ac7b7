import { inject, TestRunner, type RunnerTestFile } from "vitest";

const matchesNoName = /(?!)/;

/** Skips every test where PostgreSQL is not installed, hooks included, so that the summary counts them as skipped. */
export default class DatabaseTestRunner extends TestRunner {
  override onCollectStart(file: RunnerTestFile): void {
    if (!inject("databaseUrl")) this.config.testNamePattern = matchesNoName;
    super.onCollectStart(file);
  }
}
