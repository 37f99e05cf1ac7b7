import { expect, test } from "vitest";
import { dropIndex } from "./drop-index";

const middles = [100, 200, 300, 400];

test("a dragged card takes the index of the farthest card whose middle it has passed", () => {
  expect(dropIndex(middles, 0, 310)).toBe(2);
  expect(dropIndex(middles, 3, 190)).toBe(1);
  expect(dropIndex(middles, 1, 999)).toBe(3);
  expect(dropIndex(middles, 2, -50)).toBe(0);
});

test("a dragged card stays where it is until it has passed the middle of another one", () => {
  expect(dropIndex(middles, 1, 101)).toBe(1);
  expect(dropIndex(middles, 1, 299)).toBe(1);
  expect(dropIndex(middles, 1, 200)).toBe(1);
});
