import { expect, test } from "vitest";
import { planRetries, planRuns, type Rehearsal } from "./plan";

const rehearsals: Rehearsal[] = [
  { fault: { name: "none", orders: [] }, passed: ["a", "b", "a", "c"] },
  { fault: { name: "busy", orders: [] }, passed: ["a", "d"] },
];
const plan = (runs: number, seed = 1) => planRuns(rehearsals, { runs, seed });
const named = ({ fault, boundary }: { fault: { name: string }; boundary: string }) =>
  `${boundary} ${fault.name}`;

test("a plan covers every boundary once before any is repeated, then every boundary under every fault", () => {
  expect(
    plan(4)
      .map(({ boundary }) => boundary)
      .toSorted(),
  ).toEqual(["a", "b", "c", "d"]);
  expect(plan(5).map(named).toSorted()).toEqual(["a busy", "a none", "b none", "c none", "d busy"]);
});

test("a plan starts over when there are more runs than pairs of boundary and fault", () => {
  expect(plan(12).slice(5, 10).map(named)).toEqual(plan(12).slice(0, 5).map(named));
});

test("the same seed gives the same plan, another seed a different one", () => {
  expect(plan(50, 7)).toEqual(plan(50, 7));
  expect(plan(50, 8)).not.toEqual(plan(50, 7));
});

test("a run crashes at an occurrence seen in the rehearsal, and every fourth run crashes twice", () => {
  const runs = plan(200);
  for (const { boundary, crashes } of runs) {
    expect(crashes[0]?.boundary).toBe(boundary);
    expect(crashes[0]?.occurrence).toBeLessThanOrEqual(boundary === "a" ? 2 : 1);
  }
  expect(runs.filter(({ crashes }) => crashes.length === 2)).toHaveLength(50);
});

test("a boundary that no run reached is retried twice, at its first occurrence", () => {
  const retries = planRetries(rehearsals, { boundaries: ["a"], seed: 1 });
  expect(retries.map(named).toSorted()).toEqual(["a busy", "a none"]);
  expect(retries.every(({ crashes }) => crashes[0]?.occurrence === 1)).toBe(true);
  expect(planRetries(rehearsals, { boundaries: [], seed: 1 })).toEqual([]);
});
