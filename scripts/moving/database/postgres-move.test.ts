import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import { openPostgres } from "@/db/engines/postgres";
import { openSqlite } from "@/db/engines/sqlite";
import { StartError } from "@/lib/base/start-error";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { testSecret } from "@/lib/base/testing/test-secret";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { movedTables } from "./moved-tables";
import { runDatabaseMove } from "./run-database-move";
import { fillDataFolder, lastCall, oddText } from "./testing/filled-data-folder";

const now = new Date("2026-11-24T10:00:00Z");

let filledFolder: string;
let dataDir: string;
let databaseUrl: string;
let client: pg.Client;
let output: string;

beforeAll(async () => {
  filledFolder = await mkdtemp(path.join(tmpdir(), "paraph-filled-"));
  await fillDataFolder(filledFolder);
});

afterAll(() => rm(filledFolder, { recursive: true }));

beforeEach(async () => {
  output = "";
  dataDir = await temporaryFolder();
  await cp(filledFolder, dataDir, { recursive: true });
  const server = inject("databaseUrl") ?? "";
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query("CREATE DATABASE moved TEMPLATE paraph_template");
  databaseUrl = server.replace(/[^/]*$/, "moved");
  client = new pg.Client(databaseUrl);
  await client.connect();
  onTestEnd(async () => {
    await client.end();
    await admin.query("DROP DATABASE moved WITH (FORCE)");
    await admin.end();
  });
});

const move = (settings: Partial<Parameters<typeof runDatabaseMove>[0]> = {}) =>
  runDatabaseMove(
    { dataDir, databaseUrl, authSecret: testSecret, ...settings },
    { write: (text) => (output += text) },
    () => now,
  );

const valueOf = async (query: string) => Object.values((await client.query(query)).rows[0] ?? {})[0];

/** Runs a statement before each insert of a table's rows. */
async function beforeRowsOf(table: string, statement: string): Promise<() => Promise<unknown>> {
  await client.query(
    `CREATE FUNCTION test_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statement} RETURN NULL; END $$`,
  );
  await client.query(`CREATE TRIGGER test_first BEFORE INSERT ON ${table} EXECUTE FUNCTION test_first()`);
  return () => client.query("DROP FUNCTION test_first CASCADE");
}

test("a portal's database arrives unchanged and works", async () => {
  const source = new Database(path.join(dataDir, "paraph.db"));
  const [entries, head] = source
    .prepare("SELECT seq, hash FROM audit_events ORDER BY seq DESC")
    .raw()
    .get() as [number, string];
  for (const { name } of movedTables())
    expect(source.prepare(`SELECT count(*) FROM ${name}`).pluck().get(), name).toBeGreaterThan(0);
  source.close();
  expect(await move()).toBe(true);
  expect(await valueOf("SELECT operation FROM gateway_calls")).toBe(oddText.replace("\0", "\ufffd"));
  expect(output).toContain("1 rows of gateway_calls have a NUL character");
  expect(await valueOf(`SELECT previous_hash FROM audit_events WHERE seq = ${entries + 1}`)).toBe(head);
  expect(await valueOf(`SELECT action FROM audit_events WHERE seq = ${entries + 1}`)).toBe(
    "settings.database_moved",
  );
  const next = await client.query(
    "INSERT INTO gateway_calls (at, operation, duration_ms) VALUES (1, '', 1) RETURNING id",
  );
  expect(next.rows[0].id).toBe(lastCall + 1);
  const portal = await openPostgres(databaseUrl);
  await portal.close();
});

test("the audit log is append-only again after a move", async () => {
  await move();
  const triggers = await client.query(
    "SELECT tgname AS name, tgenabled AS enabled FROM pg_trigger WHERE tgrelid = 'audit_events'::regclass",
  );
  expect(triggers.rows).toHaveLength(3);
  expect(triggers.rows.map(({ enabled }) => enabled)).toEqual(["O", "O", "O"]);
  await expect(client.query("DELETE FROM audit_events")).rejects.toThrow("append-only");
});

test("a move that was killed is continued, and no portal starts before it is finished", async () => {
  await client.query("SELECT pg_advisory_lock(1)");
  const remove = await beforeRowsOf("signers", "PERFORM pg_advisory_xact_lock(1);");
  const settings = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, AUTH_SECRET: testSecret };
  const gateway = {
    APP_URL: "https://portal.example.com",
    GATEWAY_URL: "https://gateway.example.com",
    GATEWAY_ACCESS_TOKEN: "token",
  };
  const killed = spawn(process.execPath, ["--import", "tsx", "scripts/migrate-to-postgres.ts"], {
    env: { ...process.env, ...settings, ...gateway },
  });
  await vi.waitFor(
    async () =>
      expect(
        await valueOf(
          "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()",
        ),
      ).toBe(1),
    { timeout: 50_000 },
  );
  killed.kill("SIGKILL");
  await once(killed, "exit");
  await client.query("SELECT pg_advisory_unlock(1)");
  await remove();
  await expect(openPostgres(databaseUrl)).rejects.toThrow("run npm run migrate-to-postgres again");
  expect(await move()).toBe(true);
  expect(output).toContain("An earlier run did not finish");
});

test("a partly copied table is continued after its last row", async () => {
  const remove = await beforeRowsOf(
    "signers",
    "IF (SELECT count(*) FROM signers) > 0 THEN RAISE 'The disk is full.'; END IF;",
  );
  await expect(move({ rowsAtATime: 250 })).rejects.toThrow("The disk is full.");
  expect(await valueOf("SELECT count(*) FROM signers")).toBe(250);
  await remove();
  expect(await move()).toBe(true);
});

test("rows that PostgreSQL refuses end the move with one sentence", async () => {
  await beforeRowsOf("user_imports", "INSERT INTO users SELECT * FROM users LIMIT 1;");
  await expect(move()).rejects.toThrow(StartError);
});

test("a source that has changed since an unfinished move is refused", async () => {
  const remove = await beforeRowsOf("signers", "RAISE 'The disk is full.';");
  await expect(move()).rejects.toThrow("The disk is full.");
  await remove();
  const source = new Database(path.join(dataDir, "paraph.db"));
  source.exec("UPDATE tags SET name = name || '!'");
  source.close();
  await expect(move()).rejects.toThrow("has changed since the unfinished migration began (tags)");
});

test("a row that differs in PostgreSQL is found, and no portal starts there", async () => {
  await beforeRowsOf(
    "user_imports",
    "UPDATE users SET name = 'Somebody' WHERE id = (SELECT min(id) FROM users);",
  );
  expect(await move()).toBe(false);
  expect(output).toContain("users: its rows differ.");
  await expect(openPostgres(databaseUrl)).rejects.toThrow("run npm run migrate-to-postgres again");
});

test("a missing entry at the end of the audit log is found", async () => {
  await beforeRowsOf(
    "postbacks",
    "DELETE FROM audit_events WHERE seq = (SELECT max(seq) FROM audit_events);",
  );
  expect(await move()).toBe(false);
  expect(output).toMatch(/audit_events: \d+ rows in SQLite, \d+ in PostgreSQL/);
  expect(output).toContain("The hash that was kept is not in the log");
});

test("a move to or from a database in use is refused", async () => {
  const portal = openSqlite(path.join(dataDir, "paraph.db"));
  await expect(move()).rejects.toThrow("is in use: stop the portal");
  await portal.close();
  await client.query("INSERT INTO sign_in_throttles VALUES ('somebody', 1, 1)");
  await expect(move()).rejects.toThrow("is not empty: there are rows in sign_in_throttles");
});

test("a move with a secret that is not the portal's is refused, and names the file with the right one", async () => {
  await expect(move({ authSecret: `another ${testSecret}` })).rejects.toThrow(
    "AUTH_SECRET, or the file auth-secret where it is not set, is not the one that this database was created with.",
  );
  const file = path.join(dataDir, "auth-secret");
  await writeFile(file, testSecret);
  const settings = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, AUTH_SECRET: "" };
  const refused = spawn(process.execPath, ["--import", "tsx", "scripts/migrate-to-postgres.ts"], {
    env: { ...process.env, ...settings },
  });
  let printed = "";
  refused.stderr.on("data", (chunk) => (printed += chunk));
  expect(await once(refused, "close")).toEqual([78, null]);
  expect(printed).toContain(`AUTH_SECRET="$(cat ${file})"`);
  expect(printed).not.toContain(testSecret);
});
