import { afterEach, expect, test, vi } from "vitest";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { holdLease, leaseMs, LeaseLostError } from "./lease";
import { settableClock } from "@/lib/base/testing/settable-clock";

afterEach(() => void vi.useRealTimers());

async function claimed() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { now, moveBy } = settableClock();
  const db = openTestDatabase();
  await addSigning(db, { id: "sgn_1", ownerId: await addUser(db, "ada", now()), now: now() });
  const claim = () => db.write((tx) => claimDueSigning(tx, { now: now(), leaseMs }));
  const pass = async (ms: number) => {
    moveBy(ms);
    await vi.advanceTimersByTimeAsync(ms);
    await db.write(async () => undefined); // the timer's writes are done before this one
  };
  return { db, now, moveBy, claim, pass, mine: (await claim())! };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));

test("a lease is kept for as long as the work takes", async () => {
  const { db, now, claim, pass, mine } = await claimed();
  await holdLease({ db, now, claim: mine }, async (signal) => {
    for (let third = 0; third < 9; third++) await pass(leaseMs / 3);
    expect(signal.aborted).toBe(false);
    expect(await claim()).toBeUndefined();
  });
  await pass(leaseMs);
  expect(await claim()).toBeDefined();
});

test("work under a lease that another has taken over is aborted", async () => {
  const { db, now, moveBy, claim, pass, mine } = await claimed();
  const work = holdLease({ db, now, claim: mine }, untilAborted);
  const ended = expect(work).rejects.toBeInstanceOf(LeaseLostError);
  moveBy(leaseMs); // the process stood still
  expect(await claim()).toBeDefined();
  await pass(leaseMs / 3);
  await ended;
});
