import { expect, test } from "vitest";
import { missedBoundaries, planRetries, planRuns, type Rehearsal } from "./plan";

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

test("a boundary is missed if runs were to strike there and none did", () => {
  const run = (boundary: string | undefined, isStruck: boolean) => ({ boundary, isStruck });
  const rehearsal = run(undefined, false);
  const runs = [run("a", false), run("b", false), run("b", true), run("a", false), run("c", true)];
  expect(missedBoundaries([rehearsal, ...runs])).toEqual(["a"]);
});

test("a missed boundary is retried exactly twice, at its first occurrence, under two faults if two passed it", () => {
  const retries = planRetries(rehearsals, { boundaries: ["a", "d"], seed: 1 });
  expect(retries.map(named).toSorted()).toEqual(["a busy", "a none", "d busy", "d busy"]);
  for (const { boundary, crashes } of retries) expect(crashes).toEqual([{ boundary, occurrence: 1 }]);
  expect(planRetries(rehearsals, { boundaries: [], seed: 1 })).toEqual([]);
});

test("every missed boundary is retried once before any is retried twice", () => {
  const retries = planRetries(rehearsals, { boundaries: ["b", "a", "c"], seed: 1 });
  expect(retries.map(({ boundary }) => boundary)).toEqual(["b", "a", "c", "b", "a", "c"]);
});
