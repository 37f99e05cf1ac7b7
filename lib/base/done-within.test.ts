import { expect, test } from "vitest";
import { doneWithin } from "./done-within";

test("work that finishes in time is awaited, and its error is thrown", async () => {
  expect(await doneWithin(20_000, Promise.resolve("done"))).toBe(true);
  await expect(doneWithin(20_000, Promise.reject(new Error("full")))).rejects.toThrow("full");
});

test("work that takes longer continues", async () => {
  let finish = () => {};
  const work = new Promise<void>((resolve) => (finish = resolve));
  expect(await doneWithin(1, work)).toBe(false);
  finish();
  await work;
});
