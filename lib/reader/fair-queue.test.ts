import { expect, test } from "vitest";
import { createFairQueue } from "./fair-queue";

type Entry = { owner: string; file: number };

function queueOf(...entries: [owner: string, file: number][]) {
  const queue = createFairQueue<Entry>();
  for (const [owner, file] of entries) queue.add({ owner, file });
  return queue;
}

const always = () => true;
const names = (entries: (Entry | undefined)[]) =>
  entries.map((entry) => entry && `${entry.owner}${entry.file}`);

test("owners take turns, however many files each has sent", () => {
  const queue = queueOf(["a", 1], ["a", 2], ["a", 3], ["b", 1], ["c", 1], ["b", 2]);
  const order = ["a1", "b1", "c1", "a2", "b2", "a3"];
  expect(names(queue.inOrder())).toEqual(order);
  expect(names(order.map(() => queue.take(always)))).toEqual(order);
  expect(queue.take(always)).toBeUndefined();
});

test("an owner whose file is being read does not hold up the next one, and keeps the turn", () => {
  const queue = queueOf(["a", 1], ["b", 1], ["c", 1]);
  expect(names([queue.take(({ owner }) => owner !== "a")])).toEqual(["b1"]);
  expect(names(queue.inOrder())).toEqual(["a1", "c1"]);
});

test("an owner that had a turn waits behind the others", () => {
  const queue = queueOf(["a", 1], ["b", 1]);
  queue.take(always);
  queue.add({ owner: "a", file: 2 });
  expect(names(queue.inOrder())).toEqual(["b1", "a2"]);
});

test("a file that is no longer waited for leaves the queue", () => {
  const queue = createFairQueue<Entry>();
  const [first, second] = [1, 2].map((file) => ({ owner: "a", file }));
  queue.add(first!);
  queue.add(second!);
  queue.remove(first!);
  expect(queue.inOrder()).toEqual([second]);
});
