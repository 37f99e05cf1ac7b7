import { beforeEach, describe, expect, test } from "vitest";
import { disableUser } from "@/db/repositories/account-changes";
import type { Db } from "@/db/client";
import { findSessionPerson } from "@/db/repositories/sessions";
import { findCredentials } from "@/db/repositories/users";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addUser } from "@/db/testing/sample-rows";
import { dayMs } from "@/lib/domain/time/durations";
import { changePassword, endSession, startSession } from "./session";

const now = new Date("2026-11-24T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

describe("a session", () => {
  let db: Db;
  let userId: string;

  beforeEach(async () => {
    db = openTestDatabase();
    userId = await addUser(db, "ada", now);
  });

  const person = (sessionId: string, at = now) => findSessionPerson(db.read, sessionId, at);

  test("identifies its user, without the password hash", async () => {
    const found = await person(await startSession(db, { userId, now }));
    expect(found).toMatchObject({ id: userId, email: "ada@example.com" });
    expect(Object.keys(found!)).not.toContain("passwordHash");
  });

  test("ends when its user signs out, without ending others", async () => {
    const [here, elsewhere] = [
      await startSession(db, { userId, now }),
      await startSession(db, { userId, now }),
    ];
    await endSession(db, { sessionId: here, now });
    expect(await person(here)).toBeUndefined();
    expect(await person(elsewhere)).toBeDefined();
  });

  test("ends with all others of the account when the password changes, but not those of other users", async () => {
    const mine = [await startSession(db, { userId, now }), await startSession(db, { userId, now })];
    const hers = await startSession(db, { userId: await addUser(db, "eve", now), now });
    await changePassword(db, { userId, passwordHash: "new hash", now });
    for (const session of mine) expect(await person(session)).toBeUndefined();
    expect(await person(hers)).toBeDefined();
    expect((await findCredentials(db.read, "ada@example.com"))?.passwordHash).toBe("new hash");
  });

  test("is invalid while the account is disabled", async () => {
    const session = await startSession(db, { userId, now });
    await db.write((tx) => disableUser(tx, { userId, now }));
    expect(await person(session)).toBeUndefined();
  });

  test("ends after 30 days", async () => {
    const session = await startSession(db, { userId, now });
    expect(await person(session, later(30 * dayMs - 1))).toBeDefined();
    expect(await person(session, later(30 * dayMs))).toBeUndefined();
  });

  test("is not found by an unknown id", async () => {
    expect(await person("ses_nobody")).toBeUndefined();
    expect(await person("")).toBeUndefined();
  });
});
