import { expect, test, vi } from "vitest";
import { faultCases } from "./fault-cases";
import { runChaos } from "./run-chaos";

vi.setConfig({ testTimeout: 600_000 });

/** One fault for each way in which a signing can end. `npm run chaos` runs all of them. */
const chosen = [
  "none",
  "upload failed",
  "create: answer lost, then refused",
  "archived once signed",
  "download: first half only",
];

test("a portal killed at any moment loses nothing and does nothing twice", async () => {
  const faults = faultCases.filter(({ name }) => chosen.includes(name));
  const { runs, storeViolations } = await runChaos({ runs: 16, seed: 4, faults, testbedCount: 2 });
  expect(runs.flatMap(({ violations, boundary }) => violations.map((one) => `${boundary}: ${one}`))).toEqual(
    [],
  );
  expect(storeViolations).toEqual([]);
  expect(runs.filter(({ crashes }) => crashes > 0).length).toBeGreaterThanOrEqual(12);
});
