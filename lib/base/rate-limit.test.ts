import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit";

test("a rate limit allows a fixed number in each period", () => {
  const rateLimit = createRateLimit({ max: 2, everyMs: 60_000 });
  const at = (seconds: number) => rateLimit.take(new Date(1_800_000_000_000 + seconds * 1000));
  expect([at(0), at(1), at(2), at(59)]).toEqual([true, true, false, false]);
  expect([at(60), at(61), at(62)]).toEqual([true, true, false]);
});
