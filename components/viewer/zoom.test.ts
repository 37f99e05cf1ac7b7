import { expect, test } from "vitest";
import { maxScale, nextScale, minScale, withinLimits } from "./zoom";

test("zooming goes to the next step, also from a scale between two steps", () => {
  expect(nextScale(1, 1)).toBe(1.1);
  expect(nextScale(1, -1)).toBe(0.9);
  expect(nextScale(1.37, 1)).toBe(1.5);
  expect(nextScale(1.37, -1)).toBe(1.25);
});

test("zooming skips a step that looks like the current scale", () => {
  expect(nextScale(1.095, 1)).toBe(1.25);
  expect(nextScale(1.105, -1)).toBe(1);
});

test("zooming stops at the largest and the smallest scale", () => {
  expect(nextScale(maxScale, 1)).toBe(maxScale);
  expect(nextScale(minScale, -1)).toBe(minScale);
  expect([0.01, 1.7, 99].map(withinLimits)).toEqual([minScale, 1.7, maxScale]);
});
