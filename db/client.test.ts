import { expect, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { insertSession } from "@/db/repositories/sessions";
import { findCredentials, setPassword } from "@/db/repositories/users";
import type { Tx } from "./client";
import { openTestDatabase } from "./testing/open-test-database";
import { addEvent, addUser } from "./testing/sample-rows";

const now = new Date("2026-11-24T10:00:00Z");
const email = "ada@example.com";

test("concurrent transactions that read and then write lose no update", async () => {
  const db = openTestDatabase();
  const userId = await addUser(db, "ada", now);
  await db.write((tx) => setPassword(tx, { userId, passwordHash: "0" }));
  const addOne = async (tx: Tx) => {
    const count = Number((await findCredentials(tx, email))!.passwordHash);
    await setPassword(tx, { userId, passwordHash: String(count + 1) });
  };
  await Promise.all(Array.from({ length: 200 }, () => db.write(addOne)));
  expect((await findCredentials(db.read, email))!.passwordHash).toBe("200");
});

test("a write inside a write is rejected, and the outer one is rolled back", async () => {
  const db = openTestDatabase();
  const nested = db.write(async (tx) => {
    await appendAuditEvent(tx, { at: now, action: "user.created" });
    await db.write((inner) => appendAuditEvent(inner, { at: now, action: "user.created" }));
  });
  await expect(nested).rejects.toThrow("db.write was called inside db.write");
  expect(await findLatestSeq(db.read)).toBe(0);
});

test("a failed transaction is rolled back and does not block the next one", async () => {
  const db = openTestDatabase();
  const failing = db.write(async (tx) => {
    await appendAuditEvent(tx, { at: now, action: "user.created" });
    throw new Error("no");
  });
  const next = db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.signed_in" }));
  await expect(failing).rejects.toThrow("no");
  await next;
  expect(await findLatestSeq(db.read)).toBe(1);
});

test("a listener that throws fails neither the committed write nor the other listeners", async () => {
  const db = openTestDatabase();
  const logged = vi.spyOn(console, "error").mockReturnValue();
  db.onCommit(() => {
    throw new Error("The stream is closed.");
  });
  const notified = new Promise<void>((resolve) => db.onCommit(resolve));
  await addEvent(db, now);
  expect(await findLatestSeq(db.read)).toBe(1);
  await notified;
  expect(logged).toHaveBeenCalledWith(expect.stringContaining("The stream is closed."));
});

test("the read connection rejects writes", async () => {
  const db = openTestDatabase();
  const write = appendAuditEvent(db.read as Tx, { at: now, action: "user.created" });
  await expect(write).rejects.toThrow();
  expect(await findLatestSeq(db.read)).toBe(0);
});

test("a read outside a transaction does not see its changes before the commit", async () => {
  const db = openTestDatabase();
  await db.write(async (tx) => {
    await appendAuditEvent(tx, { at: now, action: "user.created" });
    expect(await findLatestSeq(tx)).toBe(1);
    expect(await findLatestSeq(db.read)).toBe(0);
  });
  expect(await findLatestSeq(db.read)).toBe(1);
});

test("a row with a dangling foreign key is rejected", async () => {
  const db = openTestDatabase();
  const session = {
    id: "ses_1",
    userId: "usr_nobody",
    createdAt: now,
    expiresAt: new Date(now.getTime() + 1),
  };
  const orphan = db.write((tx) => insertSession(tx, session));
  await expect(orphan).rejects.toThrow();
});
