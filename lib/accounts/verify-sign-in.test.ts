import { beforeEach, describe, expect, test } from "vitest";
import { disableUser } from "@/db/repositories/account-changes";
import { openTestDatabase } from "@/db/testing/open-test-database";
import type { Db } from "@/db/client";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { insertUser } from "@/db/repositories/users";
import { dayMs } from "@/lib/domain/time/durations";
import { hashPassword } from "./password";
import { type SignIn, verifySignIn } from "./verify-sign-in";

const now = new Date("2026-11-24T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const right = { email: "Jonas@Example.com", password: "a long password", address: "10.0.0.1" };
const wrong: SignIn = { ...right, password: "another password" };

describe("signing in", () => {
  let db: Db;

  beforeEach(async () => {
    db = openTestDatabase();
    const passwordHash = await hashPassword(right.password);
    const user = {
      id: "usr_1",
      email: "jonas@example.com",
      name: "Jonas",
      surname: "Jonaitis",
      role: "user" as const,
    };
    await db.write((tx) => insertUser(tx, { ...user, passwordHash, createdAt: now }));
  });

  const fail = async (times: number, signIn = wrong) => {
    for (let count = 0; count < times; count++) await verifySignIn(db, signIn, now);
  };

  test("accepts the right password, whatever the case of the email", async () => {
    const result = await verifySignIn(db, right, now);
    expect(result).toMatchObject({ kind: "accepted", person: { id: "usr_1" } });
    expect(JSON.stringify(result)).not.toContain("argon2");
  });

  test("answers a wrong password, an unknown account and a disabled account alike", async () => {
    expect(await verifySignIn(db, wrong, now)).toEqual({ kind: "refused" });
    expect(await verifySignIn(db, { ...right, email: "nobody@example.com" }, now)).toEqual({
      kind: "refused",
    });
    await db.write((tx) => disableUser(tx, { userId: "usr_1", now }));
    expect(await verifySignIn(db, right, now)).toEqual({ kind: "refused" });
  });

  test("throttles the account after five consecutive failures, from any network address", async () => {
    await fail(5);
    const elsewhere = { ...right, address: "10.9.9.9" };
    expect(await verifySignIn(db, elsewhere, now)).toEqual({ kind: "throttled", until: later(5_000) });
    expect(await verifySignIn(db, elsewhere, later(5_001))).toMatchObject({ kind: "accepted" });
  });

  test("throttles the network address after five consecutive failures, for any account", async () => {
    for (let count = 0; count < 5; count++)
      await verifySignIn(db, { ...wrong, email: `u${count}@example.com` }, now);
    expect(await verifySignIn(db, right, now)).toMatchObject({ kind: "throttled" });
    expect(await verifySignIn(db, { ...right, address: "10.9.9.9" }, now)).toMatchObject({
      kind: "accepted",
    });
  });

  test("records every refused and throttled attempt in the audit log, with its origin", async () => {
    const origin = { address: "10.0.0.1", client: "Firefox, Linux" };
    await fail(6, { ...wrong, origin });
    await verifySignIn(db, { ...wrong, email: "nobody@example.com", address: "10.9.9.9" }, now);
    const entries = [];
    for await (const entry of readAuditChain(db.read)) entries.push(entry);
    const refused = { action: "user.sign_in_refused", outcome: "refused", actorId: "usr_1", ...origin };
    const throttled = { ...refused, action: "user.sign_in_slowed" };
    const nobody = { action: "user.sign_in_refused", actorId: null };
    expect(entries).toMatchObject([...Array(5).fill(refused), throttled, nobody]);
    expect(JSON.stringify(entries)).not.toContain(wrong.password);
  });

  test("doubles the wait after each further failure", async () => {
    await fail(5);
    await verifySignIn(db, wrong, later(6_000));
    expect(await verifySignIn(db, right, later(6_001))).toEqual({ kind: "throttled", until: later(16_000) });
  });

  test("throttles concurrent guesses too", async () => {
    const guesses = Array.from({ length: 40 }, (_, count) =>
      verifySignIn(db, count === 39 ? right : wrong, now),
    );
    const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual([...Array(5).fill("refused"), ...Array(35).fill("throttled")]);
  });

  test("resets consecutive failures after a day", async () => {
    await fail(4);
    const dayLater = later(dayMs);
    await verifySignIn(db, wrong, dayLater);
    expect(await verifySignIn(db, right, dayLater)).toMatchObject({ kind: "accepted" });
  });

  test("resets the failures after a successful sign-in", async () => {
    await fail(4);
    await verifySignIn(db, right, now);
    await fail(4);
    expect(await verifySignIn(db, right, now)).toMatchObject({ kind: "accepted" });
  });
});
