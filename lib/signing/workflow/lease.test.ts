import { afterEach, expect, test, vi } from "vitest";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { LeaseLostError } from "@/lib/base/lease";
import { holdSigning, leaseMs } from "./lease";
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
  await holdSigning({ db, now, claim: mine }, async (signal) => {
    for (let third = 0; third < 9; third++) await pass(leaseMs / 3);
    expect(signal.aborted).toBe(false);
    expect(await claim()).toBeUndefined();
  });
  await pass(leaseMs);
  expect(await claim()).toBeDefined();
});

test("work under a lease that another has taken over is aborted", async () => {
  const { db, now, moveBy, claim, pass, mine } = await claimed();
  const work = holdSigning({ db, now, claim: mine }, untilAborted);
  const ended = expect(work).rejects.toBeInstanceOf(LeaseLostError);
  moveBy(leaseMs); // the process stood still
  expect(await claim()).toBeDefined();
  await pass(leaseMs / 3);
  await ended;
});

test("a database that does not answer costs the lease only once the lease may have ended", async () => {
  const { db, now, pass, mine } = await claimed();
  const silent = { ...db, writeConcurrently: () => Promise.reject(new Error("No answer.")) };
  const work = holdSigning({ db: silent, now, claim: mine }, async (signal) => {
    await pass(leaseMs / 3);
    expect(signal.aborted).toBe(false);
    await pass(leaseMs / 3);
    expect(signal.reason).toBeInstanceOf(LeaseLostError);
  });
  await work;
});
