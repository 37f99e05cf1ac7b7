import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "@/db/client";
import { engine } from "@/db/dialect/engine";
import { connectPostgres } from "@/db/engines/postgres";
import { openSqlite } from "@/db/engines/sqlite";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { lendDatabase } from "./postgres-test-databases";

/** @property file the file of SQLite @property url the address of PostgreSQL */
export type TestDatabase = Db & { file: string; url: string };

/** Opens an empty, migrated database of the engine under test, closed when the test ends. */
export function openTestDatabase(): TestDatabase {
  return engine === "postgres" ? openPostgresTestDatabase() : openSqliteTestDatabase();
}

let template: string | undefined;

/** Opens an empty database in its own folder, or an existing file. */
export function openSqliteTestDatabase(existingFile?: string): TestDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-db-"));
  const file = existingFile ?? path.join(folder, "paraph.db");
  if (!existingFile) copyFileSync((template ??= migratedFile()), file);
  const db = openSqlite(file);
  onTestEnd(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });
  return { ...db, file, url: "" };
}

/** Migrating takes most of the time of creating a database, so each process migrates one file and copies it. */
function migratedFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-migrated-"));
  const file = path.join(folder, "paraph.db");
  void openSqlite(file).close();
  return file;
}

function openPostgresTestDatabase(): TestDatabase {
  const { url, giveBack } = lendDatabase();
  const db = connectPostgres(url);
  onTestEnd(async () => {
    await db.close();
    await giveBack();
  });
  return { ...db, file: "", url };
}

/** Opens a test's database a second time, as another process does. */
export function openAgain({ file, url }: Pick<TestDatabase, "file" | "url">): Db {
  const db = engine === "postgres" ? connectPostgres(url) : openSqlite(file);
  onTestEnd(() => db.close());
  return db;
}
