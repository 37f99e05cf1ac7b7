import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { hourMs } from "@/lib/domain/time/durations";
import { addOneTimeFile, takeOneTimeFile } from "./one-time-files";

const bytes = new Uint8Array([1, 0, 255]);

function open() {
  const clock = settableClock();
  const parts = { db: openTestDatabase(), now: clock.now };
  return {
    clock,
    add: () => addOneTimeFile(parts, bytes),
    take: (token: string) => takeOneTimeFile(parts, token),
  };
}

test("a one-time file is served once, even if it is requested from two portals at the same time", async () => {
  const { add, take } = open();
  const token = await add();
  const taken = await Promise.all([take(token), take(token)]);
  expect(taken.filter(Boolean)).toEqual([Buffer.from(bytes)]);
  expect(await take(token)).toBeUndefined();
});

test("a one-time file cannot be fetched after it has expired, and is removed when the next one is added", async () => {
  const { clock, add, take } = open();
  const late = await add();
  const began = clock.now();
  clock.moveBy(hourMs);
  expect(await take(late)).toBeUndefined();
  await add();
  clock.moveTo(began);
  expect(await take(late)).toBeUndefined();
});
