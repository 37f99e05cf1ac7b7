import { expect, test } from "vitest";
import { gate } from "@/lib/base/testing/gate";
import { eachWithin } from "./each-within";

/** Starts to work on items of these sizes. Each one ends when its gate is opened. */
function start(sizes: number[], limits: Parameters<typeof eachWithin>[1]) {
  const items = sizes.map((sizeBytes, index) => ({ sizeBytes, index, ...gate() }));
  const started: number[] = [];
  const done = eachWithin(items, limits, async ({ index, opened }) => {
    started.push(index);
    await opened;
  });
  return {
    started,
    done,
    async end(index: number) {
      items[index]!.open();
      await new Promise((resolve) => setImmediate(resolve)); // after all that follows from it
    },
  };
}

test("items are worked on concurrently as long as their bytes fit together", async () => {
  const { started, done, end } = start([4, 6, 1], { maxConcurrent: 8, maxBytes: 10 });
  expect(started).toEqual([0, 1]);
  await end(0);
  expect(started).toEqual([0, 1, 2]);
  await end(1);
  await end(2);
  await done;
});

test("an item that is larger than the limit is worked on alone", async () => {
  const { started, done, end } = start([1, 11, 1], { maxConcurrent: 8, maxBytes: 10 });
  expect(started).toEqual([0]);
  await end(0);
  expect(started).toEqual([0, 1]);
  await end(1);
  expect(started).toEqual([0, 1, 2]);
  await end(2);
  await done;
});

test("no more items than allowed are worked on, however small they are", async () => {
  const { started, done, end } = start([0, 0, 0], { maxConcurrent: 2, maxBytes: Infinity });
  expect(started).toEqual([0, 1]);
  await end(1);
  expect(started).toEqual([0, 1, 2]);
  await end(0);
  await end(2);
  await done;
});

test("an error ends the work", async () => {
  const broken = new Error("The store is broken.");
  const items = [{ sizeBytes: 1 }, { sizeBytes: 1 }, { sizeBytes: 1 }];
  const work = () => Promise.reject(broken);
  await expect(eachWithin(items, { maxConcurrent: 2, maxBytes: 10 }, work)).rejects.toBe(broken);
});
