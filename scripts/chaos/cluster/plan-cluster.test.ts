import { expect, test } from "vitest";
import type { Rehearsal } from "../plan";
import { planClusterRetries, planClusterRuns } from "./plan-cluster";
import { strikeKinds } from "./strikes";

const rehearsals: Rehearsal[] = [
  { fault: { name: "none", orders: [] }, passed: ["a", "b", "a", "c"] },
  { fault: { name: "busy", orders: [] }, passed: ["a", "d"] },
];
const plan = (runs: number) => planClusterRuns(rehearsals, { runs, seed: 1 });

test("a portal dies at every boundary before anything else strikes", () => {
  const first = plan(4);
  expect(first.map(({ boundary }) => boundary).toSorted()).toEqual(["a", "b", "c", "d"]);
  expect(first.every(({ strikes }) => strikes[0]?.kind.endsWith("killed"))).toBe(true);
});

test("every kind of strike falls in a long plan, and one in ten outages of the store lasts a minute", () => {
  const strikes = plan(400).flatMap((run) => run.strikes);
  expect(strikeKinds.filter((kind) => !strikes.some((strike) => strike.kind === kind))).toEqual([]);
  const outages = strikes.filter(({ kind }) => kind === "S3: 503").map(({ forMs }) => forMs);
  expect(outages.filter((forMs) => forMs === 60_000)).toHaveLength(Math.floor(outages.length / 10));
});

test("after a first strike that kills nobody, a second one kills", () => {
  const second = plan(400).flatMap(({ strikes }) => strikes.slice(1));
  expect(second.length).toBe(100);
  expect(second.every(({ kind }) => kind === "killed")).toBe(true);
});

test("a missed boundary gets two more runs, in each of which a portal dies there", () => {
  const retries = planClusterRetries(rehearsals, { boundaries: ["b", "d"], seed: 1 });
  const death = (boundary: string) => [{ kind: "killed", at: { boundary, occurrence: 1 } }];
  expect(retries.map(({ fault, ...retry }) => ({ ...retry, fault: fault.name }))).toEqual(
    ["b none", "d busy", "b none", "d busy"].map((each) => {
      const [boundary = "", fault = ""] = each.split(" ");
      return { boundary, fault, strikes: death(boundary) };
    }),
  );
});
