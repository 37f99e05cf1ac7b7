import { afterEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { LeaseLostError } from "@/lib/base/lease";
import { holdSigning, leaseMs } from "./lease";
import { settableClock } from "@/lib/base/testing/settable-clock";

afterEach(() => void vi.useRealTimers());

async function claimed() {
  const { now, moveBy } = settableClock();
  const database = openTestDatabase();
  const writes: Promise<unknown>[] = [];
  const db: Db = {
    ...database,
    writeConcurrently(work) {
      const written = database.writeConcurrently(work);
      writes.push(written);
      return written;
    },
  };
  await addSigning(db, { id: "sgn_1", ownerId: await addUser(db, "ada", now()), now: now() });
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
  const claim = () => db.write((tx) => claimDueSigning(tx, { now: now(), leaseMs }));
  const pass = async (ms: number) => {
    moveBy(ms);
    await vi.advanceTimersByTimeAsync(ms);
    await Promise.allSettled(writes.splice(0)); // those of the timer
  };
  return { db, now, moveBy, claim, pass, mine: (await claim())! };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));

test("a lease is kept for as long as the work takes", async () => {
  const { db, now, claim, pass, mine } = await claimed();
  await holdSigning({ db, now, claim: mine }, async ({ signal }) => {
    for (let third = 0; third < 9; third++) await pass(leaseMs / 3);
    expect(signal.aborted).toBe(false);
    expect(await claim()).toBeUndefined();
  });
  await pass(leaseMs);
  expect(await claim()).toBeDefined();
});

test("work under a lease that another has taken over is aborted", async () => {
  const { db, now, claim, pass, mine } = await claimed();
  const behind = now();
  const work = holdSigning({ db, now: () => behind, claim: mine }, ({ signal }) => untilAborted(signal));
  const ended = expect(work).rejects.toBeInstanceOf(LeaseLostError);
  await db.write((tx) => claimDueSigning(tx, { now: new Date(behind.getTime() + leaseMs), leaseMs }));
  await pass(leaseMs / 3);
  await ended;
  expect(await claim()).toBeUndefined();
});

test("a lease that ended while the process was suspended is lost before any timer fires, though nobody took it", async () => {
  const { db, now, moveBy, mine } = await claimed();
  await holdSigning({ db, now, claim: mine }, async ({ signal, requireHeld, confirm }) => {
    moveBy(leaseMs - 1);
    requireHeld();
    moveBy(1);
    await expect(confirm()).rejects.toBeInstanceOf(LeaseLostError);
    expect(requireHeld).toThrow(LeaseLostError);
    expect(signal.reason).toBeInstanceOf(LeaseLostError);
  });
});

test("a lease that is confirmed lasts its whole time from then", async () => {
  const { db, now, moveBy, claim, mine } = await claimed();
  await holdSigning({ db, now, claim: mine }, async ({ requireHeld, confirm }) => {
    moveBy(leaseMs - 1);
    await confirm();
    moveBy(leaseMs - 1);
    requireHeld();
    expect(await claim()).toBeUndefined();
  });
});

test.each([
  ["rejects", () => Promise.reject(new Error("No answer."))],
  ["hangs", () => new Promise<never>(() => {})],
])("a lease counts as held until its end while the database %s, and no longer", async (_, answer) => {
  const { db, now, pass, mine } = await claimed();
  const silent = { ...db, writeConcurrently: answer };
  await holdSigning({ db: silent, now, claim: mine }, async ({ signal }) => {
    await pass(leaseMs - 1);
    expect(signal.aborted).toBe(false);
    await pass(1);
    expect(signal.reason).toBeInstanceOf(LeaseLostError);
  });
});
