import { expect, test } from "vitest";
import { largestScale, nextScale, smallestScale, withinLimits } from "./zoom";

test("zooming goes to the next step, also from a scale between two steps", () => {
  expect(nextScale(1, 1)).toBe(1.1);
  expect(nextScale(1, -1)).toBe(0.9);
  expect(nextScale(1.37, 1)).toBe(1.5);
  expect(nextScale(1.37, -1)).toBe(1.25);
});

test("zooming skips a step that looks like the present scale", () => {
  expect(nextScale(1.095, 1)).toBe(1.25);
  expect(nextScale(1.105, -1)).toBe(1);
});

test("zooming stops at the largest and the smallest scale", () => {
  expect(nextScale(largestScale, 1)).toBe(largestScale);
  expect(nextScale(smallestScale, -1)).toBe(smallestScale);
  expect([0.01, 1.7, 99].map(withinLimits)).toEqual([smallestScale, 1.7, largestScale]);
});
