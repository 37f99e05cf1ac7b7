import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-schedule";

test("failed deliveries are repeated after 5 minutes, 1 hour and 24 hours, and then never again", () => {
  const minutes = [1, 2, 3, 4].map((attempts) => (retryDelayMs(attempts) ?? NaN) / 60_000);
  expect(minutes).toEqual([5, 60, 1440, NaN]);
});
