import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { listSignerWork } from "@/db/repositories/signers";
import { findSigningWork } from "@/db/repositories/signings";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { openSqliteTestDatabase } from "../testing/open-test-database";
import { addEvent } from "../testing/sample-rows";
import { openSqlite } from "./sqlite";

type Journal = { entries: { tag: string; when: number }[] };

const now = new Date("2026-11-24T10:00:00Z");

test("a listener is called after each commit that changed rows, until it is removed", async () => {
  const db = openSqliteTestDatabase();
  let commits = 0;
  const stop = db.onCommit(() => void commits++);
  await addEvent(db, now);
  await db.write((tx) => findLatestSeq(tx));
  await db
    .write(async (tx) => {
      await appendAuditEvent(tx, { at: now, action: "user.created" });
      throw new Error("no");
    })
    .catch(() => undefined);
  await addEvent(db, now);
  expect(commits).toBe(2);
  stop();
  await addEvent(db, now);
  expect(commits).toBe(2);
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

  const logged = vi.spyOn(console, "error").mockReturnValue();
  const db = openSqliteTestDatabase(file);
  expect(logged.mock.calls.flat(), "says why the start may take long").toEqual([
    expect.stringMatching(/The database is being migrated: \d+ of \d+ migrations are new\./),
    expect.stringContaining("The library's index is being rebuilt"),
  ]);
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

test("a database that a newer version has migrated is refused", async () => {
  const { file, close } = openSqliteTestDatabase();
  await close();
  const newer = new Database(file);
  newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', 1)");
  newer.close();
  expect(() => openSqlite(file)).toThrow("The database was used by a newer version of the portal");
});
