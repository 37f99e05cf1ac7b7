import { expect, test } from "vitest";
import { planAgain, planRuns, type Rehearsal } from "./plan";

const rehearsals: Rehearsal[] = [
  { fault: { name: "none", order: [] }, passed: ["a", "b", "a", "c"] },
  { fault: { name: "busy", order: [] }, passed: ["a", "d"] },
];
const plan = (runs: number, seed = 1) => planRuns(rehearsals, { runs, seed });
const named = ({ fault, boundary }: { fault: { name: string }; boundary: string }) =>
  `${boundary} ${fault.name}`;

test("every boundary comes once before any comes again, then every boundary under every fault", () => {
  expect(
    plan(4)
      .map(({ boundary }) => boundary)
      .toSorted(),
  ).toEqual(["a", "b", "c", "d"]);
  expect(plan(5).map(named).toSorted()).toEqual(["a busy", "a none", "b none", "c none", "d busy"]);
});

test("more runs than pairs begin again", () => {
  expect(plan(12).slice(5, 10).map(named)).toEqual(plan(12).slice(0, 5).map(named));
});

test("the same seed gives the same runs, another one others", () => {
  expect(plan(50, 7)).toEqual(plan(50, 7));
  expect(plan(50, 8)).not.toEqual(plan(50, 7));
});

test("a run dies at a passing that there is, and every fourth once more", () => {
  const runs = plan(200);
  for (const { boundary, deaths } of runs) {
    expect(deaths[0]?.boundary).toBe(boundary);
    expect(deaths[0]?.passing).toBeLessThanOrEqual(boundary === "a" ? 2 : 1);
  }
  expect(runs.filter(({ deaths }) => deaths.length === 2)).toHaveLength(50);
});

test("a boundary that was missed is tried twice more, at its first passing", () => {
  const again = planAgain(rehearsals, { boundaries: ["a"], seed: 1 });
  expect(again.map(named).toSorted()).toEqual(["a busy", "a none"]);
  expect(again.every(({ deaths }) => deaths[0]?.passing === 1)).toBe(true);
  expect(planAgain(rehearsals, { boundaries: [], seed: 1 })).toEqual([]);
});
