import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { insertSession } from "@/db/repositories/sessions";
import { listSignerWork } from "@/db/repositories/signers";
import { findSigningWork } from "@/db/repositories/signings";
import { findCredentials, setPassword } from "@/db/repositories/users";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import type { Tx } from "./client";
import { openTestDatabase } from "./testing/open-test-database";
import { addUser } from "./testing/sample-rows";

type Journal = { entries: { tag: string; when: number }[] };

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

test("a listener is called after each commit that changed rows, until it is removed", async () => {
  const db = openTestDatabase();
  let commits = 0;
  const stop = db.onCommit(() => void commits++);
  const append = () => db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.created" }));
  await append();
  await db.write((tx) => findLatestSeq(tx));
  await db
    .write(async (tx) => {
      await appendAuditEvent(tx, { at: now, action: "user.created" });
      throw new Error("no");
    })
    .catch(() => undefined);
  await append();
  expect(commits).toBe(2);
  stop();
  await append();
  expect(commits).toBe(2);
});

test("a listener that throws fails neither the committed write nor the other listeners", async () => {
  const db = openTestDatabase();
  const logged = vi.spyOn(console, "error").mockReturnValue();
  let commits = 0;
  db.onCommit(() => {
    throw new Error("The stream is closed.");
  });
  db.onCommit(() => void commits++);
  await db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.created" }));
  expect(await findLatestSeq(db.read)).toBe(1);
  expect(commits).toBe(1);
  expect(logged).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("The stream is closed."));
});

test("the read connection rejects writes", async () => {
  const db = openTestDatabase();
  const write = appendAuditEvent(db.read as Tx, { at: now, action: "user.created" });
  await expect(write).rejects.toMatchObject({ code: "SQLITE_READONLY" });
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
  await expect(orphan).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_FOREIGNKEY" });
});

test("a database with documents is migrated without loss", async () => {
  const file = path.join(await temporaryFolder(), "paraph.db");
  const old = new Database(file);
  const journal = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as Journal;
  const [first] = journal.entries;
  const fields = [
    "[signers][1][country_code]",
    "signers[0][phone]",
    "[signers][0][phone]",
    "[signers][x][code]",
    "[name]",
  ];
  const reason = { code: "gateway_refused", fields };
  old.exec(
    readFileSync(`db/migrations/${first!.tag}.sql`, "utf8").replaceAll("--> statement-breakpoint", ""),
  );
  old.exec(`
    CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric);
    INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', ${first!.when});
    INSERT INTO users (id, email, name, surname, role, password_hash, created_at)
      VALUES ('usr_1', 'ada@example.com', 'Ada', 'Test', 'user', '', 1);
    INSERT INTO documents (id, owner_id, name, status, created_at, updated_at)
      VALUES ('doc_1', 'usr_1', 'Žalia  sutartis', 'preparing', 1, 1);
    INSERT INTO files (id, document_id, role, name, sha256, size_bytes, created_at)
      VALUES ('fil_1', 'doc_1', 'source', 'Lease.pdf', '', 1, 1);
    INSERT INTO signings (id, document_id, sent_by_id, status, reason, language, source_file_id, created_at)
      VALUES ('sgn_1', 'doc_1', 'usr_1', 'preparing', '${JSON.stringify(reason)}', 'en', 'fil_1', 1);
    INSERT INTO signers (id, signing_id, position, gateway_id, name, surname, email, purpose, methods, sealed_token)
      VALUES ('sgr_1', 'sgn_1', 0, 'g', 'Ona', 'Onaitė', 'ona@example.com', 'signature', '[]', 'sealed');
  `);
  old.close();

  const db = openTestDatabase(file);
  expect(await findSigningWork(db.read, "sgn_1")).toMatchObject({
    sources: [{ name: "Lease.pdf", token: null }],
    warnings: 0,
    reason: {
      code: "gateway_refused",
      fields: [
        { signer: 1, field: "country" },
        { signer: 0, field: "phone" },
      ],
    },
  });
  expect(await listSignerWork(db.read, "sgn_1"), "was invited already").toMatchObject([
    { email: "ona@example.com", invitedAt: new Date(1) },
  ]);
  const check = new Database(file, { readonly: true });
  expect(check.pragma("foreign_key_check")).toEqual([]);
  expect(check.prepare("SELECT search_name FROM documents").pluck().get()).toBe("zalia sutartis");
  check.close();
});
