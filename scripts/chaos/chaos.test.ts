import { expect, test, vi } from "vitest";
import { faultCases } from "./fault-cases";
import { runChaos } from "./run-chaos";

vi.setConfig({ testTimeout: 180_000 });

/** The whole of it is `npm run chaos`; here is as much as a run of all tests has time for. */
const chosen = ["none", "create: answer lost", "download: half a file"];

test("a portal that is killed at any moment loses nothing and does nothing twice", async () => {
  const faults = faultCases.filter(({ name }) => chosen.includes(name));
  const { runs, wrongsOfStores } = await runChaos({ runs: 16, seed: 4, faults, laneCount: 2 });
  expect(runs.flatMap(({ wrongs, boundary }) => wrongs.map((wrong) => `${boundary}: ${wrong}`))).toEqual([]);
  expect(wrongsOfStores).toEqual([]);
  expect(runs.filter(({ deaths }) => deaths > 0).length).toBeGreaterThanOrEqual(12);
});
