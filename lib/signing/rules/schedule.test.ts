import { expect, test } from "vitest";
import { dayMs } from "@/lib/domain/time/durations";
import {
  maxUploadChecks,
  nextCheckAt,
  nextProbeAt,
  nextRetryAt,
  nextUploadCheckAt,
  firstSparseCheck,
} from "./schedule";

const now = new Date("2026-11-24T10:00:00Z");
const waitOf = (at: Date) => at.getTime() - now.getTime();

test("after a hint the status is checked again within seconds, later in hours", () => {
  expect(waitOf(nextCheckAt(0, now))).toBe(2_000);
  expect(waitOf(nextCheckAt(firstSparseCheck - 1, now))).toBeLessThan(60_000);
  expect(waitOf(nextCheckAt(firstSparseCheck, now))).toBe(15 * 60_000);
  expect(waitOf(nextCheckAt(1000, now))).toBe(dayMs);
});

test("each wait after a hint is longer than the one before", () => {
  const waits = Array.from({ length: 10 }, (_, count) => waitOf(nextCheckAt(count, now)));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(new Set(waits).size).toBe(waits.length);
});

test("an upload is checked for about an hour, at first after a second and in the end once a minute", () => {
  const waits = Array.from({ length: maxUploadChecks }, (_, count) => waitOf(nextUploadCheckAt(count, now)));
  expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 3_000]);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBe(60_000);
  const minutes = waits.reduce((sum, wait) => sum + wait, 0) / 60_000;
  expect(minutes).toBeGreaterThan(55);
  expect(minutes).toBeLessThan(65);
});

test("retries wait twice as long each time, up to about a quarter of an hour", () => {
  const wait = (failures: number) => waitOf(nextRetryAt({ failures, random: 0.5 }, now));
  expect([1, 2, 3].map(wait)).toEqual([2_000, 4_000, 8_000]);
  expect(wait(40)).toBe(15 * 60_000);
});

test("the doubling ends where the next wait would be longer than a quarter of an hour", () => {
  const wait = (failures: number) => waitOf(nextRetryAt({ failures, random: 0.5 }, now));
  expect([9, 10, 11].map(wait)).toEqual([512_000, 900_000, 900_000]);
});

test("jitter moves a retry by at most a quarter", () => {
  expect(waitOf(nextRetryAt({ failures: 1, random: 0 }, now))).toBe(1_500);
  expect(waitOf(nextRetryAt({ failures: 1, random: 1 }, now))).toBe(2_500);
});

test("retries stay at their longest wait, jitter included, after any number of failures", () => {
  const longest = 15 * 60_000;
  for (const failures of [10, 100, 1_100, 1e6])
    for (const random of [0, 0.999]) {
      const wait = waitOf(nextRetryAt({ failures, random }, now));
      expect(wait).toBeGreaterThanOrEqual(longest * 0.75);
      expect(wait).toBeLessThanOrEqual(longest * 1.25);
    }
});

test("each wait for a refused token is longer than the one before, up to half an hour", () => {
  const waits = [0, 1, 2, 3, 4].map((probes) => waitOf(nextProbeAt(probes, now)));
  expect(waits).toEqual([...new Set(waits)].sort((a, b) => a - b));
  expect(waitOf(nextProbeAt(1_000, now))).toBe(30 * 60_000);
});

test("a Retry-After that is shorter than our own wait does not shorten it", () => {
  expect(waitOf(nextRetryAt({ failures: 5, retryAfterMs: 1_000, random: 0.5 }, now))).toBe(32_000);
});

test("a retry never comes before the gateway allows it", () => {
  expect(waitOf(nextRetryAt({ failures: 1, retryAfterMs: 90_000, random: 0 }, now))).toBe(90_000);
});
