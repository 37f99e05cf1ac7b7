import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit";
import { isDoneWithin } from "./with-timeout";

test("work that is done in time is waited for, and its fault is heard", async () => {
  expect(await isDoneWithin(20_000, Promise.resolve("done"))).toBe(true);
  await expect(isDoneWithin(20_000, Promise.reject(new Error("full")))).rejects.toThrow("full");
});

test("work that takes longer is left to go on", async () => {
  let finish = () => {};
  const work = new Promise<void>((resolve) => (finish = resolve));
  expect(await isDoneWithin(1, work)).toBe(false);
  finish();
  await work;
});

test("a rate limit allows a fixed number in each period", () => {
  const allowance = createRateLimit({ max: 2, everyMs: 60_000 });
  const at = (seconds: number) => allowance.take(new Date(1_800_000_000_000 + seconds * 1000));
  expect([at(0), at(1), at(2), at(59)]).toEqual([true, true, false, false]);
  expect([at(60), at(61), at(62)]).toEqual([true, true, false]);
});
