import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../client";
import { openTestDatabase } from "../testing/open-test-database";
import { addSigning, addUser } from "../testing/sample-rows";
import {
  claimDueSigning,
  extendLease,
  signalSigning,
  signalSigningOfFile,
  releaseClaim,
  type SigningChanges,
  type Claim,
  writeClaimed,
} from "./signing-claims";
import { findSigningWork } from "./signings";

const minute = 60_000;
const tenOClock = new Date("2026-11-24T10:00:00Z");
const after = (ms: number) => new Date(tenOClock.getTime() + ms);

describe("claims", () => {
  let db: Db;
  let ownerId: string;

  beforeEach(async () => {
    db = openTestDatabase();
    ownerId = await addUser(db, "ada", tenOClock);
    await addSigning(db, { id: "sgn_1", ownerId, now: tenOClock });
  });

  const claim = (now: Date) => db.write((tx) => claimDueSigning(tx, { now, leaseMs: minute }));
  const write = (mine: Claim, changes: SigningChanges) => db.write((tx) => writeClaimed(tx, mine, changes));
  const release = (mine: Claim, dueAt: Date | null, now = tenOClock) =>
    db.write((tx) => releaseClaim(tx, mine, { dueAt, now }));
  const signal = (now: Date) => db.write((tx) => signalSigning(tx, { signingId: "sgn_1", now }));
  const work = async () => (await findSigningWork(db.read, "sgn_1"))!;

  test("a live lease is exclusive", async () => {
    expect(await claim(tenOClock)).toMatchObject({ signingId: "sgn_1", documentId: "doc_sgn_1" });
    expect(await claim(after(minute - 1))).toBeUndefined();
  });

  test("nothing is claimed before it is due", async () => {
    expect(await claim(after(-1))).toBeUndefined();
  });

  test("the signing that has been due longest is claimed first", async () => {
    await addSigning(db, { id: "sgn_2", ownerId, now: tenOClock, dueAt: after(-minute) });
    expect((await claim(tenOClock))?.signingId).toBe("sgn_2");
    expect((await claim(tenOClock))?.signingId).toBe("sgn_1");
  });

  test("a process whose lease expired and was taken over cannot write, extend or release", async () => {
    const slow = (await claim(tenOClock))!;
    const fast = (await claim(after(minute)))!;
    expect(await write(slow, { gatewayToken: "slow" })).toBe(false);
    expect(await db.write((tx) => extendLease(tx, slow, { now: after(minute), leaseMs: minute }))).toBe(
      false,
    );
    await release(slow, null);
    expect(await write(fast, { gatewayToken: "fast" })).toBe(true);
    expect((await work()).gatewayToken).toBe("fast");
  });

  test("an extended lease stays exclusive", async () => {
    const mine = (await claim(tenOClock))!;
    expect(await db.write((tx) => extendLease(tx, mine, { now: after(minute / 2), leaseMs: minute }))).toBe(
      true,
    );
    expect(await claim(after(minute))).toBeUndefined();
    expect(await claim(after(minute * 1.5))).toBeDefined();
  });

  test("a released claim can neither write nor be extended", async () => {
    const mine = (await claim(tenOClock))!;
    await release(mine, after(minute));
    expect(await write(mine, { gatewayToken: "late" })).toBe(false);
    expect(await db.write((tx) => extendLease(tx, mine, { now: tenOClock, leaseMs: minute }))).toBe(false);
    expect(await claim(after(minute))).toBeDefined();
  });

  test("a released signing is due at the given time, or never again without one", async () => {
    await release((await claim(tenOClock))!, after(minute));
    expect(await claim(after(minute - 1))).toBeUndefined();
    await release((await claim(after(minute)))!, null);
    expect(await claim(after(1000 * minute))).toBeUndefined();
  });

  test("a signal during a step is not lost: the signing is due at once and checked often", async () => {
    const mine = (await claim(tenOClock))!;
    await signal(after(1));
    expect(await claim(after(1))).toBeUndefined();
    await write(mine, { quietChecks: 5 });
    await release(mine, after(60 * minute), after(2));
    const next = (await claim(after(2)))!;
    expect(next.attempt).toBe(mine.attempt + 1);
    expect((await work()).quietChecks).toBe(0);
    await release(next, after(60 * minute), after(3));
    expect(await claim(after(3))).toBeUndefined();
  });

  test("a signal makes a waiting signing due at once", async () => {
    await release((await claim(tenOClock))!, after(60 * minute));
    await signal(after(1));
    expect(await claim(after(1))).toBeDefined();
  });

  test("a signal does not wake a finished signing, nor does one during its last step", async () => {
    const last = (await claim(tenOClock))!;
    await signal(after(1));
    await release(last, null);
    await signal(after(2));
    expect(await claim(after(60 * minute))).toBeUndefined();
  });

  test("a fetch of a file makes only the signing due that is being prepared with it", async () => {
    const { fileId } = await addSigning(db, {
      id: "sgn_out",
      ownerId,
      now: tenOClock,
      status: "out_for_signature",
      dueAt: after(minute),
    });
    await release((await claim(tenOClock))!, after(minute));
    await db.write((tx) => signalSigningOfFile(tx, { fileId, now: after(1) }));
    expect(await claim(after(1))).toBeUndefined();
    await db.write((tx) => signalSigningOfFile(tx, { fileId: "fil_doc_sgn_1", now: after(1) }));
    expect((await claim(after(1)))?.signingId).toBe("sgn_1");
  });
});
